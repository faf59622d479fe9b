package triad.backend.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;

class ProfilePatchTest {

    /** RFC 7396 §1: named members change, null removes, the others stay. */
    @Test
    void patch_changesWhatItNames() {
        ProfileFields before = new ProfileFields("Engineer", "IT", "Berlin", null, null, null, null);
        ProfileFields after =
                patch("{\"job_title\":\"Architect\",\"location\":null}").applyTo(before);

        assertThat(after).isEqualTo(new ProfileFields("Architect", "IT", null, null, null, null, null));
    }

    @Test
    void emptyPatch_changesNothing() {
        ProfileFields before = new ProfileFields("a", "b", "c", "UTC", "1", "d", "e");
        assertThat(patch("{}").applyTo(before)).isEqualTo(before);
    }

    @Test
    void biography_hasLinesAndCharactersOfAnyScript() {
        String text = "\"Zeile eins\\nشکیبا 👩‍🔧\"";
        assertThat(patch("{\"biography\":" + text + "}")
                        .applyTo(ProfileFields.NONE)
                        .biography())
                .isEqualTo("Zeile eins\nشکیبا 👩‍🔧");
    }

    @Test
    void length_countsCharactersNotHalves() {
        patch("{\"job_title\":\"" + "👩".repeat(100) + "\"}");
        assertRefused("{\"job_title\":\"" + "👩".repeat(101) + "\"}", Reason.INVALID_FIELDS);
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
                "{\"time_zone\":\"+01:00\"}",
                "{\"time_zone\":\"europe/berlin\"}",
                "{\"phone\":\"+\"}",
                "{\"phone\":\"1;ext=2\"}"
            })
    void badMember_isRefused(String body) {
        assertRefused(body, Reason.INVALID_FIELDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "{} {}", "{\"a\":1,\"a\":2}", "{\"a\":}"})
    void malformedBody_isRefused(String body) {
        assertRefused(body, Reason.MALFORMED_BODY);
    }

    private static ProfilePatch patch(String body) {
        return ProfilePatch.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String body, Reason reason) {
        assertThatThrownBy(() -> patch(body))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
