package triad.frontend.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {
    @ParameterizedTest
    @CsvSource({
        "people.csv, application/vnd.ms-excel, CSV",
        "PEOPLE.CSV, , CSV",
        "../../etc/people.json, text/plain, JSON",
        "people, text/csv; charset=utf-8, CSV",
        ", Application/JSON, JSON",
        "people.csv.json, text/csv, JSON"
    })
    void name_saysMoreThanTheType(@Nullable String name, @Nullable String type, FileKind kind) {
        assertThat(FileKind.of(name, type)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({
        ", ",
        "people.xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "people.csv.exe, application/octet-stream",
        "csv, text/plain",
        "people.csv%00.png, image/png",
        "people, text/csvx"
    })
    void anythingElse_isNone(@Nullable String name, @Nullable String type) {
        assertThat(FileKind.of(name, type)).isEmpty();
    }
}
