package triad.frontend.directory;

import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of people.
 *
 * @param next where the next one starts (RFC 8288); null on the last
 */
public record Page(List<Summary> people, @Nullable String next) {
    static Page of(Response response) {
        return new Page(response.readEntity(Body.class).people(), nextOf(response));
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
    public record Body(List<Summary> people) {}
}
