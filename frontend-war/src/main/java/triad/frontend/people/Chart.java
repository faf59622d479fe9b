package triad.frontend.people;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who stands above and below a person.
 *
 * @param managers the nearest first
 * @param reports a page of them, by name
 * @param next where the next page starts; null on the last
 */
public record Chart(
        List<Person> managers,
        Person person,
        List<Person> reports,
        @Nullable String next) {
    static Chart of(Response response) {
        Body body = response.readEntity(Body.class);
        return new Chart(body.managers(), body.person(), body.reports(), Results.nextOf(response));
    }

    /** As the backend sends it. */
    public record Body(List<Person> managers, Person person, List<Person> reports) {}
}
