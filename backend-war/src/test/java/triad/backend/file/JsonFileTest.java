package triad.backend.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import triad.backend.problem.FieldError;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** People in JSON: what the members mean, and which files are none. */
class JsonFileTest {

    private static List<Row> rows(String json) {
        PeopleFile file = PeopleFile.of("application/json", json.getBytes(StandardCharsets.UTF_8));
        int count = file.requireForm();
        try (Stream<Row> rows = file.rows()) {
            List<Row> list = rows.toList();
            assertThat(list).hasSize(count);
            return list;
        }
    }

    @Test
    void members_becomeAMergePatchThatReplaces() {
        List<Row> rows = rows("""
                {"people":[{"sub":"ada","name":"Ada","email_verified":true,"version":7,"phones":["1"],"location":null,
                 "out_of_office":{"from":"2027-01-01","until":"2027-01-02"}},{"job_title":"x"},{"sub":7}]}""");

        assertThat(rows).extracting(Row::number).containsExactly(0, 1, 2);
        assertThat(rows.get(0).changes())
                .hasToString("{\"phones\":[\"1\"],\"location\":null,"
                        + "\"out_of_office\":{\"from\":\"2027-01-01\",\"until\":\"2027-01-02\",\"message\":null}}");
        assertThat(rows.get(1).errors()).extracting(FieldError::field).containsExactly("sub");
        assertThat(rows.get(2).errors()).extracting(FieldError::field).containsExactly("sub");
    }

    @Test
    void noPeople_areNoRows() {
        assertThat(rows("\uFEFF{\"people\":[]}")).isEmpty();
    }

    @Test
    void unknownMember_isNamedWithItsPlace() {
        assertThatThrownBy(() -> rows("{\"people\":[{\"sub\":\"a\"},{\"sub\":\"b\",\"shoe_size\":1}]}"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .containsExactly(new FieldError("people[1].shoe_size", "There is no such field")));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("no list", "{}"),
                Arguments.of("null", "{\"people\":null}"),
                Arguments.of("a list alone", "[{\"sub\":\"a\"}]"),
                Arguments.of("an object as list", "{\"people\":{\"sub\":\"a\"}}"),
                Arguments.of("texts as people", "{\"people\":[\"a\"]}"),
                Arguments.of("two lists", "{\"people\":[{\"sub\":\"a\"}],\"people\":[]}"),
                Arguments.of("something beside", "{\"people\":[],\"more\":[]}"),
                Arguments.of("something after", "{\"people\":[]} {}"),
                Arguments.of("the end is missing", "{\"people\":[{\"sub\":\"a\"}"),
                Arguments.of("a name twice", "{\"people\":[{\"sub\":\"a\",\"sub\":\"b\"}]}"),
                Arguments.of("deep", "{\"people\":[{\"sub\":\"a\",\"skills\":" + "[".repeat(100_000)),
                Arguments.of("wide", "{\"people\":[{\"sub\":\"a\",\"skills\":[" + "1,".repeat(1_000_000) + "1]}]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void noFileOfTheForm_isRefused(String name, String json) {
        assertThatThrownBy(() -> rows(json))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED_BODY));
    }

    @Test
    void tooManyPeople_areRefused() {
        assertThatThrownBy(() -> rows("{\"people\":[" + "{},".repeat(50_000) + "{}]}"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.BODY_TOO_LARGE));
    }
}
