package triad.backend.file;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import triad.backend.field.PersonField;

/**
 * One column of the CSV form.
 *
 * @param name its header: the wire name of a member, or that of an object and of one of its own members with a dot between
 * @param member the member of a person that it shows, all of it or a part
 * @param kind what its cells are
 */
record CsvColumn(String name, String member, Kind kind) {
    /** What the cells of a column are. */
    enum Kind {
        /** Says who the row is about. */
        SUBJECT,
        /** Kept by the provider or by this server, which takes it from nobody. */
        GIVEN,
        TEXT,
        /** An item a line. */
        LIST,
        /** One member of an object. */
        PART
    }

    /** The member by which a person is known. */
    static final String SUBJECT = "sub";

    /** In the order in which they are written. */
    static final List<CsvColumn> ALL = all();

    private static List<CsvColumn> all() {
        List<CsvColumn> columns = new ArrayList<>();
        columns.add(new CsvColumn(SUBJECT, SUBJECT, Kind.SUBJECT));
        given(columns, "name", "given_name", "family_name", "email", "email_verified", "picture", "locale");
        for (PersonField field : PersonField.WRITTEN_HERE) {
            String member = field.wireName();
            if (!field.isPatched()) {
                given(columns, member);
            } else if (field.parts().isEmpty()) {
                columns.add(new CsvColumn(member, member, field.isText() ? Kind.TEXT : Kind.LIST));
            }
            field.parts().forEach(part -> columns.add(new CsvColumn(member + "." + part, member, Kind.PART)));
        }
        given(columns, "version", "updated_at");
        return List.copyOf(columns);
    }

    private static void given(List<CsvColumn> columns, String... names) {
        Stream.of(names).forEach(name -> columns.add(new CsvColumn(name, name, Kind.GIVEN)));
    }

    static Optional<CsvColumn> find(String name) {
        return ALL.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Of a column of the kind {@link Kind#PART}: the member of the object. */
    String part() {
        return name.substring(member.length() + 1);
    }

    /** What it says of a person, empty where it says nothing. */
    String cellOf(JsonObject person) {
        JsonValue value = person.getOrDefault(member, JsonValue.NULL);
        JsonValue shown = kind == Kind.PART && value instanceof JsonObject object
                ? object.getOrDefault(part(), JsonValue.NULL)
                : value;
        return HarmlessCell.of(
                shown instanceof JsonArray list
                        ? list.stream().map(CsvColumn::text).collect(Collectors.joining("\n"))
                        : text(shown));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value == JsonValue.NULL ? "" : value.toString();
    }
}
