package triad.backend.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import triad.backend.file.PeopleFile;
import triad.backend.file.Row;

/** Which rows come first, and what is wrong with rows beside each other. */
class ImportOrderTest {

    private static List<Row> ordered(String rows) {
        PeopleFile file = PeopleFile.of(PeopleFile.CSV, ("sub,manager\n" + rows).getBytes(StandardCharsets.UTF_8));
        try (Stream<Row> ordered = new ImportOrder(file).rows()) {
            return ordered.toList();
        }
    }

    @Test
    void managers_comeBeforeThoseBelowThem() {
        assertThat(ordered("dora,cleo\ncleo,bob\nbob,ada\nada,\neve,elsewhere\nfay,ada"))
                .extracting(Row::sub)
                .containsExactly("ada", "bob", "eve", "fay", "cleo", "dora");
    }

    @Test
    void circle_isAnErrorOfThoseInItAlone() {
        List<Row> rows = ordered("ada,bob\nbob,cleo\ncleo,ada\ndora,cleo\neve,eve\nfay,");

        assertThat(rows).hasSize(6);
        assertThat(rows.stream().filter(row -> !row.errors().isEmpty()).map(Row::sub))
                .containsExactlyInAnyOrder("ada", "bob", "cleo", "eve");
        assertThat(rows.get(0).sub()).isEqualTo("fay");
    }

    @Test
    void personOfTwoRows_isAnErrorOfTheSecond() {
        List<Row> rows = ordered("ada,\nbob,\nada,bob\n");

        assertThat(rows.stream().filter(row -> !row.errors().isEmpty()).map(Row::number))
                .containsExactly(4);
        assertThat(rows.get(2).errors().get(0).detail()).isEqualTo("Row 2 is about the same person");
    }

    /** Bounded: nobody reads a file 50,000 times. */
    @Test
    void chainOfThousands_isReadInTime() {
        String chain = IntStream.range(0, 20_000)
                .mapToObj(number -> "p" + number + ",p" + (number + 1))
                .collect(Collectors.joining("\n"));

        assertThat(ordered(chain)).hasSize(20_000).extracting(Row::sub).startsWith("p19999", "p19998");
    }
}
