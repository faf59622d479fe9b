package triad.backend.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import triad.backend.person.Person;

/** People as CSV (RFC 4180), after a row of the columns' names. */
public class CsvPeople implements PeopleWriter {
    private final CsvWriter csv;

    public CsvPeople(OutputStream out) {
        this.csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        csv.writeRecord(CsvColumn.ALL.stream().map(CsvColumn::name).toList());
    }

    @Override
    public void write(List<Person> people) throws IOException {
        for (Person person : people) {
            var entry = person.toDirectoryEntry();
            csv.writeRecord(
                    CsvColumn.ALL.stream().map(column -> column.cellOf(entry)).toList());
        }
        csv.flush();
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }
}
