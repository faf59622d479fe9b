package triad.backend.demo;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import triad.backend.config.BackendConfig;
import triad.backend.department.Department;
import triad.backend.department.Departments;
import triad.backend.field.DetailsPatch;
import triad.backend.field.DetailsPatch.Author;
import triad.backend.http.JsonBody;
import triad.backend.identity.Identity;
import triad.backend.people.People;
import triad.backend.person.Person;

/** The file that {@code backend.demo.file} names: read at start, after the database is ready; who is there already stays as they are. */
@ApplicationScoped
class DemoFile {
    private static final String BY_THE_FILE = "demo";

    private final BackendConfig.Demo config;
    private final Departments departments;
    private final People people;
    private final Clock clock;

    @Inject
    DemoFile(BackendConfig config, Departments departments, People people, Clock clock) {
        this.config = config.demo();
        this.departments = departments;
        this.people = people;
        this.clock = clock;
    }

    void load(@Observes @Priority(3) Startup event) {
        config.file().ifPresent(this::load);
    }

    private void load(Path file) {
        JsonObject demo = JsonBody.parse(read(file));
        demo.getJsonArray("departments").getValuesAs(JsonObject.class).forEach(this::addDepartment);
        demo.getJsonArray("people").getValuesAs(JsonObject.class).forEach(this::addPerson);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("backend.demo.file cannot be read", e);
        }
    }

    /** Parents stand before their parts. */
    private void addDepartment(JsonObject json) {
        String id = json.getString("id");
        if (departments.find(id).isEmpty()) {
            departments.add(
                    new Department(id, json.getString("name"), Optional.ofNullable(json.getString("parent", null)), 1));
        }
    }

    /** Managers stand before their reports. */
    private void addPerson(JsonObject json) {
        JsonObject identity = json.getJsonObject("identity");
        String subject = identity.getString("sub");
        if (people.find(subject).isEmpty()) {
            people.remember(subject, Optional.empty(), Identity.of(identity), clock.instant());
            Person told = people.change(subject, 0, patch(json, "profile", Author.PERSON), subject);
            people.change(subject, told.version(), patch(json, "organisation", Author.ADMINISTRATOR), BY_THE_FILE);
        }
    }

    private static DetailsPatch patch(JsonObject json, String member, Author author) {
        return new DetailsPatch(json.getJsonObject(member), author);
    }
}
