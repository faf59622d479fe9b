package triad.backend.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import triad.backend.json.Jsons;
import triad.backend.problem.FieldError;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** People in CSV (RFC 4180); the first row names the columns, and an empty cell removes what is there. */
class CsvFile implements PeopleFile {
    /** Far more than any field may hold, and what is read for a quote that is never closed. */
    private static final int MOST_CHARACTERS = 64 * 1024;

    private final byte[] body;

    CsvFile(byte[] body) {
        this.body = body;
    }

    @Override
    public String mediaType() {
        return CSV;
    }

    @Override
    public int requireForm() {
        PeopleFile.requireUtf8(body);
        int count = 0;
        int number = 0;
        try {
            Iterator<CsvRecord> records = records().iterator();
            List<CsvColumn> columns = columns(records);
            for (number = 1; records.hasNext(); number++) {
                if (!isBlank(records.next(), columns) && ++count > MOST_ROWS) {
                    throw PeopleFile.tooManyRows();
                }
            }
            return count;
        } catch (CsvParseException e) {
            throw new Refusal(
                    Reason.MALFORMED_BODY,
                    "The file is not CSV after row " + number
                            + ": a quote is not closed or stands within a cell, or a cell has" + " more than "
                            + MOST_CHARACTERS + " characters");
        }
    }

    @Override
    public Stream<Row> rows() {
        List<CsvColumn> columns = columns(records().iterator());
        AtomicInteger number = new AtomicInteger();
        return records().stream()
                .map(cells -> new Numbered(number.incrementAndGet(), cells))
                .skip(1)
                .filter(row -> !isBlank(row.cells(), columns))
                .map(row -> row(row.number(), row.cells(), columns));
    }

    private record Numbered(int number, CsvRecord cells) {}

    private CsvReader<CsvRecord> records() {
        return CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(MOST_CHARACTERS)
                .ofCsvRecord(PeopleFile.text(body));
    }

    private static List<CsvColumn> columns(Iterator<CsvRecord> records) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, CsvColumn> columns = new LinkedHashMap<>();
        for (String name : records.hasNext() ? records.next().getFields() : List.<String>of()) {
            CsvColumn column = CsvColumn.find(HarmlessCell.textOf(name)).orElse(null);
            if (column == null) {
                errors.add(new FieldError(shortened(name), "There is no such column"));
            } else if (columns.put(name, column) != null) {
                errors.add(new FieldError(name, "The column is there twice"));
            }
        }
        if (!columns.containsKey(CsvColumn.SUBJECT)) {
            errors.add(new FieldError(CsvColumn.SUBJECT, "The first row must name this column"));
        }
        CsvColumn.ALL.stream()
                .filter(column -> column.kind() == CsvColumn.Kind.PART && !columns.containsKey(column.name()))
                .filter(column -> columns.values().stream()
                        .anyMatch(other -> other.member().equals(column.member())))
                .forEach(column -> errors.add(new FieldError(column.name(), "The columns of one field come together")));
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors.subList(0, Math.min(errors.size(), CsvColumn.ALL.size())));
        }
        return List.copyOf(columns.values());
    }

    /** The name of a column that is none may be a whole file. */
    static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }

    private static boolean isBlank(CsvRecord row, List<CsvColumn> columns) {
        return row.getFieldCount() == 1 && row.getField(0).isEmpty() && columns.size() > 1;
    }

    private static Row row(int number, CsvRecord cells, List<CsvColumn> columns) {
        if (cells.getFieldCount() != columns.size()) {
            return Row.broken(
                    number, "Has " + cells.getFieldCount() + " cells where " + columns.size() + " columns are named");
        }
        String sub = "";
        JsonObjectBuilder changes = Jsons.object();
        Map<String, Map<String, String>> objects = new LinkedHashMap<>();
        for (int index = 0; index < columns.size(); index++) {
            CsvColumn column = columns.get(index);
            String text = HarmlessCell.textOf(cells.getField(index));
            switch (column.kind()) {
                case SUBJECT -> sub = text;
                case GIVEN -> {}
                case TEXT, LIST -> changes.add(column.member(), value(column, lines(text)));
                case PART ->
                    objects.computeIfAbsent(column.member(), member -> new LinkedHashMap<>())
                            .put(column.part(), lines(text));
            }
        }
        objects.forEach((member, parts) -> changes.add(member, object(parts)));
        return Row.of(number, sub, changes.build());
    }

    /** Spreadsheets end lines in several ways. */
    private static String lines(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static JsonValue value(CsvColumn column, String text) {
        if (text.isEmpty()) {
            return JsonValue.NULL;
        }
        return column.kind() == CsvColumn.Kind.LIST
                ? Jsons.array(List.of(text.split("\n", -1))).build()
                : Jsons.text(text);
    }

    /** All of it, not only what is not empty: what was there is replaced. */
    private static JsonValue object(Map<String, String> parts) {
        if (parts.values().stream().allMatch(String::isEmpty)) {
            return JsonValue.NULL;
        }
        JsonObjectBuilder object = Jsons.object();
        parts.forEach((part, text) -> object.add(part, text.isEmpty() ? JsonValue.NULL : Jsons.text(text)));
        return object.build();
    }
}
