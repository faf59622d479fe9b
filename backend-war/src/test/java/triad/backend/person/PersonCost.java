package triad.backend.person;

import jakarta.json.Json;
import java.time.Instant;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import triad.backend.field.Details;
import triad.backend.field.PersonField;
import triad.backend.field.Visibility;

/** A person as JSON. */
@State(Scope.Benchmark)
public class PersonCost {
    private final Person ada = new Person(
            "ada",
            3,
            new KnownIdentity(
                    "Ada Lovelace",
                    "Ada",
                    "Lovelace",
                    "ada@example.org",
                    true,
                    "https://ada.example/a.png",
                    "en",
                    "ada",
                    "Europe/London"),
            Instant.parse("2026-01-01T00:00:00Z"),
            0,
            new Details(
                    Map.of(
                            PersonField.DEPARTMENT, Json.createValue("engines"),
                            PersonField.MANAGER, Json.createValue("charles"),
                            PersonField.BIOGRAPHY, Json.createValue("Notes on the engine")),
                    Map.of(PersonField.BIOGRAPHY, Visibility.COLLEAGUES)),
            Instant.parse("2026-01-01T00:00:00Z"));

    @Benchmark
    public String profile() {
        return ada.toJson().toString();
    }

    @Benchmark
    public String lineOfAList() {
        return ada.summaryFor(Visibility.EVERYONE).toString();
    }
}
