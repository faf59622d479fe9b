package triad.backend.file;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.OutputStream;
import java.util.List;
import triad.backend.person.Person;

/** People as one JSON object, which ends where all of them are written. */
public class JsonPeople implements PeopleWriter {
    private final JsonGenerator json;

    public JsonPeople(OutputStream out) {
        this.json = Json.createGenerator(out).writeStartObject().writeStartArray("people");
    }

    @Override
    public void write(List<Person> people) {
        people.forEach(person -> json.write(person.toDirectoryEntry()));
        json.flush();
    }

    @Override
    public void finish() {
        json.writeEnd().writeEnd().flush();
    }
}
