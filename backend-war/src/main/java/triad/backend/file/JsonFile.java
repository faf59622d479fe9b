package triad.backend.file;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import triad.backend.field.PersonField;
import triad.backend.json.Jsons;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** People in JSON: one object with the list {@code people}; a member that is null removes what is there. */
class JsonFile implements PeopleFile {
    /** Looked for once, not for each person. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final JsonParserFactory PARSERS = JSON.createParserFactory(Map.of());

    private final byte[] body;

    JsonFile(byte[] body) {
        this.body = body;
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public int requireForm() {
        PeopleFile.requireUtf8(body);
        try (JsonParser json = PARSERS.createParser(PeopleFile.text(body))) {
            JsonForm form = new JsonForm();
            while (json.hasNext()) {
                form.take(json.next(), json);
            }
            return form.people();
        } catch (JsonException e) {
            throw new Refusal(
                    Reason.MALFORMED_BODY,
                    "The file must be one JSON object with the list people, of objects whose names are distinct");
        }
    }

    @Override
    public Stream<Row> rows() {
        JsonParser json = PARSERS.createParser(PeopleFile.text(body));
        JsonParser.Event event = json.next();
        while (event != JsonParser.Event.START_ARRAY) {
            event = json.next();
        }
        AtomicInteger index = new AtomicInteger();
        return json.getArrayStream()
                .map(person -> row(index.getAndIncrement(), person.asJsonObject()))
                .onClose(json::close);
    }

    private static Row row(int index, JsonObject person) {
        JsonObjectBuilder changes = Jsons.object();
        person.forEach((name, value) -> {
            if (JsonForm.isChanged(name)) {
                changes.add(name, value instanceof JsonObject object ? whole(name, object) : value);
            }
        });
        String sub = person.get(CsvColumn.SUBJECT) instanceof JsonString text ? text.getString() : "";
        return Row.of(index, sub, changes.build());
    }

    /** All of it, not only what is said: what was there is replaced. */
    private static JsonValue whole(String name, JsonObject object) {
        JsonObjectBuilder all = Jsons.object();
        PersonField.find(name).stream()
                .flatMap(field -> field.parts().stream())
                .forEach(part -> all.add(part, JsonValue.NULL));
        object.forEach(all::add);
        return all.build();
    }
}
