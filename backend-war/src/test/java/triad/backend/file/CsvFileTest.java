package triad.backend.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.problem.FieldError;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** People in CSV: what the cells mean, and which files are none. */
class CsvFileTest {

    static List<Row> rows(String csv) {
        return rows(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> rows(byte[] csv) {
        PeopleFile file = PeopleFile.of(PeopleFile.CSV, csv);
        int count = file.requireForm();
        try (Stream<Row> rows = file.rows()) {
            List<Row> list = rows.toList();
            assertThat(list).hasSize(count);
            return list;
        }
    }

    @Test
    void cells_becomeAMergePatch() {
        List<Row> rows = rows("""
                job_title,sub,phones,out_of_office.until,out_of_office.from,out_of_office.message,name
                Archivist,ada,"'+49 30 1
                030 2",2027-01-31,2027-01-01,,Ada
                ,bob,,,,,""");

        assertThat(rows).extracting(Row::number).containsExactly(2, 3);
        assertThat(rows).extracting(Row::sub).containsExactly("ada", "bob");
        assertThat(rows.get(0).changes())
                .hasToString("{\"job_title\":\"Archivist\",\"phones\":[\"+49 30 1\",\"030 2\"],"
                        + "\"out_of_office\":{\"until\":\"2027-01-31\",\"from\":\"2027-01-01\",\"message\":null}}");
        assertThat(rows.get(1).changes()).hasToString("{\"job_title\":null,\"phones\":null,\"out_of_office\":null}");
    }

    @Test
    void columnThatIsNotThere_changesNothing() {
        assertThat(rows("sub\nada\n").get(0).changes()).isEmpty();
    }

    @Test
    void byteOrderMarkAndWindowsLines_areTaken() {
        List<Row> rows = rows("\uFEFFsub,skills,biography\r\nada,\"a\r\nb\",\"x\r\ny\"\r\n");

        assertThat(rows.get(0).changes()).hasToString("{\"skills\":[\"a\",\"b\"],\"biography\":\"x\\ny\"}");
    }

    /** As a spreadsheet counts them. */
    @Test
    void emptyRows_areCountedButNotTaken() {
        assertThat(rows("sub,team_\n".replace("team_", "location") + "\nada,x\n\n\nbob,y\n"))
                .extracting(Row::number)
                .containsExactly(3, 6);
    }

    @Test
    void rowOfAnotherLength_isAnErrorOfThatRow() {
        List<Row> rows = rows("sub,location\nada\nbob,x,y\ncleo,z\n");

        assertThat(rows.get(0).errors()).containsExactly(new FieldError("", "Has 1 cells where 2 columns are named"));
        assertThat(rows.get(1).errors()).hasSize(1);
        assertThat(rows.get(2).errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "a\tb"})
    void subjectThatIsNone_isAnErrorOfThatRow(String sub) {
        assertThat(rows("sub,location\n\"" + sub + "\",x\n").get(0).errors())
                .extracting(FieldError::field)
                .containsExactly("sub");
        assertThat(rows("sub,location\n" + "s".repeat(256) + ",x\n").get(0).errors())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sub,shoe_size | shoe_size | There is no such column",
                "sub,visibility.phones | visibility.phones | There is no such column",
                "sub,Location | Location | There is no such column",
                "sub,location,location | location | The column is there twice",
                "location | sub | The first row must name this column",
                "sub,out_of_office.from,out_of_office.until | out_of_office.message | The columns of one field come together",
                "sub,name,name | name | The column is there twice",
                "sub;location | sub;location | There is no such column"
            })
    void badColumn_isNamed(String header, String column, String detail) {
        assertThatThrownBy(() -> rows(header + "\n")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.INVALID_FIELDS);
            assertThat(refusal.errors()).contains(new FieldError(column, detail));
        });
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("a quote never closed", "sub,location\nada,\"x\nbob,y\n", Reason.MALFORMED_BODY),
                Arguments.of("a character after a quote", "sub,location\nada,\"x\"y\n", Reason.MALFORMED_BODY),
                Arguments.of("a cell of 16 MB", "sub,location\nada," + "x".repeat(16 << 20), Reason.MALFORMED_BODY),
                Arguments.of("a header of 16 MB", "x".repeat(16 << 20), Reason.MALFORMED_BODY),
                Arguments.of("very many columns", "sub" + ",x".repeat(20_000) + "\n", Reason.MALFORMED_BODY),
                Arguments.of("50,001 rows", "sub\n" + "ada\n".repeat(50_001), Reason.BODY_TOO_LARGE),
                Arguments.of("nothing", "", Reason.INVALID_FIELDS),
                Arguments.of("zeroes", "\0\0\0\0", Reason.INVALID_FIELDS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void noFileOfTheForm_isRefused(String name, String csv, Reason reason) {
        assertRefused(csv.getBytes(StandardCharsets.UTF_8), reason);
    }

    /** RFC 3629 §3. */
    @Test
    void malformedUtf8_isRefused() {
        assertRefused("sub,location\nada,Köln\n".getBytes(StandardCharsets.ISO_8859_1), Reason.MALFORMED_BODY);
        assertRefused("sub\nada\n".getBytes(StandardCharsets.UTF_16), Reason.MALFORMED_BODY);
        assertRefused(new byte[] {'s', 'u', 'b', '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80}, Reason.MALFORMED_BODY);
    }

    @Test
    void fiftyThousandRows_areTaken() {
        assertThat(rows("sub\n" + "ada\n".repeat(50_000))).hasSize(50_000);
    }

    private static void assertRefused(byte[] csv, Reason reason) {
        assertThatThrownBy(() -> rows(csv)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.getMessage()).hasSizeLessThan(300);
            assertThat(refusal.errors()).allMatch(error -> error.field().length() <= 101);
        });
    }
}
