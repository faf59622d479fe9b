package triad.provider.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.ParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.claims.UserClaims;

/** The file of people: what it may say, and the reason why something is not taken. */
class PeopleFileTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String PERSON = """
            [{"preferred_username": "eve", "given_name": "Eve", "family_name": "Moreau", "email": "eve@triad.example"%s}]
            """;

    @Test
    void demonstrationPeople_areReadAndAliceHasEveryClaim() throws IOException, ParseException {
        String file = Files.readString(Path.of("..", "payara-config", "provider", "demo-people.json"));

        List<User> people = PeopleFile.parse(file, NOW);

        assertThat(people).hasSize(3);
        assertThat(UserClaims.of(people.get(0), UserClaims.NAMES)).containsOnlyKeys(UserClaims.NAMES);
    }

    @Test
    void personWithoutDetails_tellsNone() throws ParseException {
        User eve = person("");

        assertThat(eve.details()).isEqualTo(PersonalDetails.NONE);
        assertThat(eve.updatedAt()).isEqualTo(NOW);
    }

    /** OpenID Connect Core §5.1: the year may be left out, or be all there is. */
    @ParameterizedTest
    @ValueSource(strings = {"1987-03-21", "0000-02-29", "1987"})
    void birthdate_isADateOrAYear(String birthdate) throws ParseException {
        assertThat(person(member("birthdate", birthdate)).details().birthdate()).contains(birthdate);
    }

    @ParameterizedTest
    @CsvSource({
        "birthdate, 21.3.1987, no date",
        "birthdate, 1987-02-29, no date",
        "birthdate, 87, no date",
        "birthdate, '', no date",
        "phone_number, 08-123 456, no number",
        "phone_number, +46 70 174 06 05, no number",
        "phone_number, +0123456, no number",
        "phone_number, +1234567890123456, no number",
        "picture, http://eve.example/eve.jpg, no https URL",
        "profile, javascript:alert(1), no https URL",
        "profile, https:eve.example, no https URL",
        "website, //eve.example, no https URL",
        "website, 'https://eve.example/a b', no https URL",
        "locale, en_GB!, no language tag",
        "zoneinfo, Europe/../etc, no time zone",
        "zoneinfo, +02:00, no time zone",
        "nickname, ' ', no text",
        "gender, '', no text"
    })
    void malformedClaim_isRefusedWithTheReason(String claim, String value, String reason) {
        assertRefused(member(claim, value), "eve: " + claim + ": ", reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"address\": \"Storgatan 12\"",
                "\"address\": {}",
                "\"address\": {\"street\": \"Storgatan 12\"}",
                "\"address\": {\"locality\": \"\"}",
                "\"address\": {\"locality\": 7}",
                "\"nickname\": 7",
                "\"nickname\": [\"Evie\"]",
                "\"nickname\": \"a\\u0000b\"",
                "\"phone_number_verified\": \"true\"",
                "\"groups\": \"administrator\""
            })
    void claimOfAnotherShape_isRefused(String member) {
        assertRefused(", " + member, "eve: ");
    }

    @Test
    void longText_isRefused() {
        assertRefused(member("middle_name", "x".repeat(1001)), "middle_name: is no text of 1 to 1000 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[7]",
                "[{}]",
                "[{\"preferred_username\": \" \"}]",
                "[{\"preferred_username\": \"eve\"}]"
            })
    void fileThatIsNoListOfPeople_isRefused(String json) {
        assertThatThrownBy(() -> PeopleFile.parse(json, NOW)).isInstanceOf(ParseException.class);
    }

    @Test
    void details_survivePuttingAway() throws ParseException {
        User eve = person(member("nickname", "Evie \"E\"") + member("phone_number", "+46701740605;ext=12")
                + ", \"address\": {\"formatted\": \"Storgatan 12\\nStockholm\", \"country\": \"Sweden\"}");

        assertThat(PersonalDetails.ofJson(eve.details().toJson())).isEqualTo(eve.details());
        assertThat(eve.details().address())
                .contains(new Address(Map.of("formatted", "Storgatan 12\nStockholm", "country", "Sweden")));
    }

    private static User person(String members) throws ParseException {
        return PeopleFile.parse(PERSON.formatted(members), NOW).get(0);
    }

    private static String member(String claim, String value) {
        return ", \"" + claim + "\": \"" + value.replace("\"", "\\\"") + "\"";
    }

    private static void assertRefused(String members, String... reasons) {
        assertThatThrownBy(() -> person(members))
                .isInstanceOf(ParseException.class)
                .hasMessageContainingAll(reasons);
    }
}
