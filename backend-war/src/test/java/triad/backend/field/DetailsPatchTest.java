package triad.backend.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.field.DetailsPatch.Author;
import triad.backend.http.JsonBody;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

class DetailsPatchTest {

    /** RFC 7396 §1: named members change, null removes, the others stay. */
    @Test
    void patch_changesWhatItNames() {
        Details before = patched("{\"job_title\":\"Engineer\",\"pronouns\":\"she\",\"location\":\"Berlin\"}");
        Details after = patch("{\"job_title\":\"Architect\",\"location\":null}").applyTo(before);

        assertThat(after).isEqualTo(patched("{\"job_title\":\"Architect\",\"pronouns\":\"she\"}"));
    }

    @Test
    void emptyPatch_changesNothing() {
        Details before = patched("{\"job_title\":\"a\",\"phones\":[\"1\"],\"visibility\":{\"phones\":\"me\"}}");
        assertThat(patch("{}").applyTo(before)).isEqualTo(before);
    }

    /** RFC 7396 §1: objects are merged, lists are replaced. */
    @Test
    void absence_isMerged() {
        Details before =
                patched("{\"out_of_office\":{\"from\":\"2027-01-01\",\"until\":\"2027-01-31\",\"message\":\"x\"}}");
        Details after = patch("{\"out_of_office\":{\"until\":\"2027-02-01\",\"message\":null}}")
                .applyTo(before);

        assertThat(after.seenBy(Visibility.ME).toString())
                .isEqualTo("{\"out_of_office\":{\"from\":\"2027-01-01\",\"until\":\"2027-02-01\"}}");
    }

    /** The rule holds for what becomes of both. */
    @Test
    void absenceThatEndsBeforeItsStart_isRefused() {
        Details before = patched("{\"out_of_office\":{\"from\":\"2027-01-10\",\"until\":\"2027-01-31\"}}");
        assertThatThrownBy(() ->
                        patch("{\"out_of_office\":{\"until\":\"2027-01-09\"}}").applyTo(before))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void visibility_nullIsTheUsual() {
        Details hidden = patched("{\"visibility\":{\"biography\":\"me\"}}");
        assertThat(hidden.visibilityOf(PersonField.BIOGRAPHY)).isEqualTo(Visibility.ME);
        assertThat(patch("{\"visibility\":{\"biography\":null}}").applyTo(hidden))
                .isEqualTo(Details.NONE);
    }

    @Test
    void biography_hasLinesAndCharactersOfAnyScript() {
        assertThat(patched("{\"biography\":\"Zeile eins\\nشکیبا 👩‍🔧\"}").textOf(PersonField.BIOGRAPHY))
                .contains("Zeile eins\nشکیبا 👩‍🔧");
    }

    @Test
    void length_countsCharactersNotHalves() {
        patched("{\"job_title\":\"" + "👩".repeat(100) + "\"}");
        assertRefused("{\"job_title\":\"" + "👩".repeat(101) + "\"}", Reason.INVALID_FIELDS);
    }

    @ParameterizedTest
    @CsvSource({"phones,1,5", "languages,en-x-,20", "skills,skill,50", "links,https://x/,10"})
    void list_hasAMostLength(String field, String item, int most) {
        patched("{\"" + field + "\":" + list(item, most) + "}");
        assertRefused("{\"" + field + "\":" + list(item, most + 1) + "}", Reason.INVALID_FIELDS);
    }

    private static String list(String item, int length) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < length; i++) {
            json.append(i == 0 ? "\"" : ",\"").append(item).append(10 + i).append('"');
        }
        return json.append(']').toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"unknown\":\"x\"}",
                "{\"Job_Title\":\"x\"}",
                "{\"job_title\":\"a\\nb\"}",
                "{\"job_title\":\"a\\u0085b\"}",
                "{\"job_title\":\"a\\u2028b\"}",
                "{\"job_title\":true}",
                "{\"job_title\":{}}",
                "{\"job_title\":{\"a\":null}}",
                "{\"name\":\"x\"}",
                "{\"email\":\"x@example.org\"}",
                "{\"email\":null}",
                "{\"photo\":\"x\"}",
                "{\"photo\":null}",
                "{\"photo\":{}}",
                "{\"time_zone\":\"+01:00\"}",
                "{\"time_zone\":\"europe/berlin\"}",
                "{\"phones\":\"1\"}",
                "{\"phones\":[]}",
                "{\"phones\":[\"+\"]}",
                "{\"phones\":[\"1;ext=2\"]}",
                "{\"phones\":[\"1\",\"1\"]}",
                "{\"phones\":[null]}",
                "{\"phones\":[[\"1\"]]}",
                "{\"languages\":[\"english!\"]}",
                "{\"languages\":[\"x-private\"]}",
                "{\"skills\":[\" \"]}",
                "{\"links\":[\"http://example.org/\"]}",
                "{\"links\":[\"https:///path\"]}",
                "{\"links\":[\"https://a:b@example.org/\"]}",
                "{\"links\":[\"JavaScript:alert(1)\"]}",
                "{\"out_of_office\":\"2027-01-01\"}",
                "{\"out_of_office\":{\"from\":\"2027-01-01\"}}",
                "{\"out_of_office\":{\"from\":\"2027-13-01\",\"until\":\"2027-12-31\"}}",
                "{\"out_of_office\":{\"from\":\"2027-01-01\",\"until\":\"2027-12-31\",\"x\":1}}",
                "{\"out_of_office\":{\"from\":\"2027-01-01\",\"until\":\"+99999-12-31\"}}",
                "{\"visibility\":\"me\"}",
                "{\"visibility\":null}",
                "{\"visibility\":{\"name\":\"me\"}}",
                "{\"visibility\":{\"phones\":\"nobody\"}}",
                "{\"visibility\":{\"phones\":\"ME\"}}",
                "{\"visibility\":{\"phones\":true}}"
            })
    void badMember_isRefused(String body) {
        assertRefused(body, Reason.INVALID_FIELDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "{} {}", "{\"a\":1,\"a\":2}", "{\"a\":}"})
    void malformedBody_isRefused(String body) {
        assertRefused(body, Reason.MALFORMED_BODY);
    }

    /** Administrators say who belongs where and reports to whom; to send what is there already is no change. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"department\":\"other\"}",
                "{\"department\":null}",
                "{\"department\":\"IT\"}",
                "{\"department\":\"it \"}",
                "{\"department\":7}",
                "{\"department\":[\"it\"]}",
                "{\"department\":{}}",
                "{\"department\":{\"department\":\"it\"}}",
                "{\"manager\":\"ada\"}",
                "{\"manager\":{}}",
                "{\"department\":\"it\",\"manager\":\"ada\"}",
                "{\"department\":\"other\",\"visibility\":{\"department\":\"me\"}}"
            })
    void fieldOfTheOrganisation_isNotThePersons(String body) {
        Details before = patch("{\"department\":\"it\"}", Author.ADMINISTRATOR).applyTo(Details.NONE);

        assertThatThrownBy(() -> patch(body).applyTo(before)).isInstanceOf(Refusal.class);
        assertThat(patch("{\"department\":\"it\",\"manager\":null}").applyTo(before))
                .isEqualTo(before);
    }

    @Test
    void administrator_changesValuesButNotWhoSeesThem() {
        Details before = patched("{\"phones\":[\"1\"],\"visibility\":{\"phones\":\"me\"}}");
        Details after = patch("{\"phones\":[\"2\"],\"manager\":\"ada\"}", Author.ADMINISTRATOR)
                .applyTo(before);

        assertThat(after.seenBy(Visibility.EVERYONE)).hasToString("{\"manager\":\"ada\"}");
        assertThat(after.seenBy(Visibility.ME)).hasToString("{\"manager\":\"ada\",\"phones\":[\"2\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"visibility\":{\"phones\":\"everyone\"}}",
                "{\"visibility\":{}}",
                "{\"visibility\":null}",
                "{\"email\":\"x@example.org\"}",
                "{\"job_title\":7}"
            })
    void administrator_isRefusedWhatIsNotTheirs(String body) {
        assertThatThrownBy(() -> patch(body, Author.ADMINISTRATOR).applyTo(Details.NONE))
                .isInstanceOf(Refusal.class);
    }

    private static DetailsPatch patch(String body) {
        return patch(body, Author.PERSON);
    }

    private static DetailsPatch patch(String body, Author author) {
        return new DetailsPatch(JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)), author);
    }

    private static Details patched(String body) {
        return patch(body).applyTo(Details.NONE);
    }

    private static void assertRefused(String body, Reason reason) {
        assertThatThrownBy(() -> patched(body))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
