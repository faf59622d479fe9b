package triad.frontend.people;

import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of the people who were found.
 *
 * @param next where the next one starts (RFC 8288); null on the last
 */
public record Results(List<Person> people, @Nullable String next) {
    static Results of(Response response) {
        return new Results(response.readEntity(Body.class).people(), nextOf(response));
    }

    /** Only the place is taken from the link: where the API is, the configuration says. */
    static @Nullable String nextOf(Response response) {
        Link next = response.getLink("next");
        String query = next == null ? null : next.getUri().getRawQuery();
        return query == null
                ? null
                : Stream.of(query.split("&", -1))
                        .filter(parameter -> parameter.startsWith("after="))
                        .map(parameter -> URLDecoder.decode(parameter.substring(6), StandardCharsets.UTF_8))
                        .findFirst()
                        .orElse(null);
    }

    /** As the backend sends it. */
    public record Body(List<Person> people) {}
}
