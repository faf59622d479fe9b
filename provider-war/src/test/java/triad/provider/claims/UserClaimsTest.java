package triad.provider.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.resource.Scopes;
import triad.provider.user.Address;
import triad.provider.user.PersonalDetails;
import triad.provider.user.User;

/** Which claims a scope or a name brings out (OpenID Connect Core §5.1, §5.4, §5.5). */
class UserClaimsTest {
    private static final User BARE = user(PersonalDetails.NONE);
    private static final User FULL = user(new PersonalDetails(
            Optional.of("Maria"),
            Optional.of("Ali"),
            Optional.of("https://people.example/alice"),
            Optional.of("https://alice.example/"),
            Optional.of("female"),
            Optional.of("1987-03-21"),
            Optional.of("+46701740605"),
            false,
            Optional.of(new Address(Map.of("country", "Sweden")))));

    /** OpenID Connect Core §5.4. */
    @Test
    void profile_isEveryClaimThatIsNeitherAddressNorReachesThePerson() {
        assertThat(UserClaims.of(FULL, Scopes.parse("profile")))
                .containsOnlyKeys(
                        "name",
                        "given_name",
                        "middle_name",
                        "family_name",
                        "nickname",
                        "preferred_username",
                        "profile",
                        "website",
                        "gender",
                        "birthdate",
                        "zoneinfo",
                        "updated_at")
                .containsEntry("birthdate", "1987-03-21")
                .containsEntry("updated_at", 1_790_000_000L);
    }

    /** OpenID Connect Core §5.1.1: the address is an object. */
    @Test
    void otherScopes_areTheirOwnClaims() {
        assertThat(UserClaims.of(FULL, Scopes.parse("email")))
                .isEqualTo(Map.of("email", "alice@triad.example", "email_verified", true));
        assertThat(UserClaims.of(FULL, Scopes.parse("phone")))
                .isEqualTo(Map.of("phone_number", "+46701740605", "phone_number_verified", false));
        assertThat(UserClaims.of(FULL, Scopes.parse("address")))
                .isEqualTo(Map.of("address", Map.of("country", "Sweden")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "openid", "offline_access", "profile:read", "Profile", "name"})
    void scopeOfSomethingElse_isNoClaim(String scope) {
        assertThat(UserClaims.of(FULL, Scopes.parse(scope))).isEmpty();
    }

    /** OpenID Connect Core §5.3.2: what is not there is left out, not null. */
    @Test
    void whatThePersonDoesNotTell_isLeftOut() {
        assertThat(UserClaims.of(BARE, Scopes.parse("phone address"))).isEmpty();
        assertThat(UserClaims.of(BARE, UserClaims.NAMES))
                .doesNotContainValue(null)
                .doesNotContainKey("gender");
    }

    @Test
    void names_areTheseClaimsAndNoMore() {
        assertThat(UserClaims.of(FULL, Set.of("nickname", "email", "zoneinfo")))
                .isEqualTo(Map.of("nickname", "Ali", "email", "alice@triad.example", "zoneinfo", "Europe/Stockholm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "groups", "roles", "password_hash", "details", "Nickname", ""})
    void nameOfSomethingElse_isPassedOver(String name) {
        assertThat(UserClaims.of(FULL, Set.of(name))).isEmpty();
    }

    /** OpenID Connect Core §5.1: its table, without {@code sub}. */
    @Test
    void allStandardClaims_areKnown() {
        assertThat(UserClaims.NAMES).hasSize(19).doesNotContain("sub");
    }

    private static User user(PersonalDetails details) {
        return new User(
                "7b1c",
                "alice",
                "Alice",
                "Lindqvist",
                "alice@triad.example",
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.of("Europe/Stockholm"),
                details,
                Set.of("administrator"),
                Instant.ofEpochSecond(1_790_000_000L));
    }
}
