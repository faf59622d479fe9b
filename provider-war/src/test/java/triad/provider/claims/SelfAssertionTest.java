package triad.provider.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Built;
import triad.provider.outside.Fired;
import triad.provider.user.Passwords;
import triad.provider.user.PersonalDetails;
import triad.provider.user.User;
import triad.provider.user.Users;

/** What people may say of themselves, and what becomes of it, on a database of the real schema. */
class SelfAssertionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SelfAssertion ADA = new SelfAssertion(
            "Ada",
            "King",
            Optional.of("https://ada.example/face.png"),
            Optional.of("en-GB"),
            Optional.of("Europe/London"));
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    private final Jdbi jdbi = Jdbi.create(url);
    private final Fired<ClaimsChanged> claimsChanged = new Fired<>();
    private final SelfAssertions assertions = new SelfAssertions(jdbi, Clock.fixed(NOW, ZoneOffset.UTC), claimsChanged);
    private final Users users =
            Built.of(Users.class, jdbi, new Passwords(), Clock.systemUTC(), new Fired<>(), new Fired<>());
    private Handle open;

    @BeforeEach
    void start() {
        open = jdbi.open();
        Flyway.configure().dataSource(url, null, null).load().migrate();
        users.createIfAbsent(
                new User(
                        "ada",
                        "ada",
                        "Ada",
                        "Byron",
                        "ada@triad.example",
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        PersonalDetails.NONE,
                        Set.of(),
                        Instant.EPOCH),
                "correct horse battery");
    }

    @AfterEach
    void stop() {
        open.close();
    }

    @Test
    void change_isKeptAndFiredOnce() {
        assertions.keep("ada", ADA);
        assertions.keep("ada", ADA);

        User ada = users.find("ada").orElseThrow();
        assertThat(ada.name()).isEqualTo("Ada King");
        assertThat(ada.picture()).contains("https://ada.example/face.png");
        assertThat(ada.updatedAt()).isEqualTo(NOW);
        assertThat(claimsChanged.all()).containsExactly(new ClaimsChanged("ada", NOW));
    }

    @Test
    void whatIsTakenBack_isGone() {
        assertions.keep("ada", ADA);
        assertions.keep("ada", new SelfAssertion("Ada", "King", Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(users.find("ada").orElseThrow().picture()).isEmpty();
        assertThat(claimsChanged.all()).hasSize(2);
    }

    @Test
    void disabledOrUnknownAccount_isNotChanged() {
        users.disable("ada");
        assertions.keep("ada", ADA);
        assertions.keep("nobody", ADA);

        assertThat(claimsChanged.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', King, , , , given_name",
        "'  ', King, , , , given_name",
        "Ada, '', , , , family_name",
        "Ada, 'King\u0007', , , , family_name",
        "Ada, King, http://ada.example/, , , picture",
        "Ada, King, javascript:alert(1), , , picture",
        "Ada, King, https://, , , picture",
        "Ada, King, , en_GB, , locale",
        "Ada, King, , en-x-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa, , locale",
        "Ada, King, , , London!, zoneinfo",
        "Ada, King, , , ../../etc/passwd, zoneinfo"
    })
    void unfitClaim_isNamedAndNeverKept(
            String given, String family, String picture, String locale, String zone, String flaw) {
        SelfAssertion unfit = new SelfAssertion(
                given, family, Optional.ofNullable(picture), Optional.ofNullable(locale), Optional.ofNullable(zone));

        assertThat(unfit.flaw()).contains(flaw);
        assertThatThrownBy(() -> assertions.keep("ada", unfit)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void longName_isRefused() {
        assertThat(new SelfAssertion("x".repeat(101), "King", Optional.empty(), Optional.empty(), Optional.empty())
                        .flaw())
                .contains("given_name");
        assertThat(ADA.flaw()).isEmpty();
    }
}
