package triad.frontend.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome;

/** The people at the backend, as far as the user may see them. */
@ApplicationScoped
public class People {
    /** Whole rows of two, three and four cards. */
    private static final int PAGE = 24;

    private final PeopleApi api;

    @Inject
    public People(@RestClient PeopleApi api) {
        this.api = api;
    }

    /** By name. */
    public Outcome<Results> find(PeopleQuery query) {
        Map<String, String> wanted = query.wanted();
        return Outcome.of(
                () -> api.find(
                        wanted.get("q"),
                        wanted.get("department"),
                        wanted.get("location"),
                        wanted.get("skill"),
                        wanted.get("language"),
                        PAGE,
                        query.after()),
                Results::of);
    }

    public Outcome<Person> read(Subject subject) {
        return Outcome.of(() -> api.read(subject.value()), response -> response.readEntity(Person.class));
    }

    /**
     * Who stands around them.
     *
     * @param after where the page of reports before ended; null for the first
     */
    public Outcome<Chart> chart(Subject subject, @Nullable String after) {
        return Outcome.of(() -> api.chart(subject.value(), PAGE, after), Chart::of);
    }

    /**
     * Their photo.
     *
     * @param size 96 or 512 pixels
     * @param etag of the one that the asker has; null if none
     */
    public Outcome<Photo> photo(Subject subject, int size, @Nullable String etag) {
        return Outcome.of(() -> api.photo(subject.value(), size, etag), Photo::of);
    }

    /** A vCard. */
    public Outcome<String> card(Subject subject) {
        return Outcome.of(
                () -> api.card(subject.value()),
                response -> new String(response.readEntity(byte[].class), StandardCharsets.UTF_8));
    }
}
