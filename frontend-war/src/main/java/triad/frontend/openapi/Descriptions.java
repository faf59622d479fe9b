package triad.frontend.openapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The files in which the backend describes its API; never throws for what a network or a peer does. */
@ApplicationScoped
public class Descriptions {
    private static final System.Logger LOG = System.getLogger(Descriptions.class.getName());

    private final DescriptionApi api;

    /** Every way in which asking for one can end. */
    public sealed interface Answer {}

    /** It is there. */
    public record Found(String type, String etag, String text) implements Answer {}

    /** It is the one that the asker has. */
    public record Unchanged(String etag) implements Answer {}

    /** Later, perhaps. */
    public record Away() implements Answer {}

    @Inject
    public Descriptions(@RestClient DescriptionApi api) {
        this.api = api;
    }

    /**
     * One of them.
     *
     * @param etag of the one that the asker has; null if none
     */
    public Answer read(String name, @Nullable String etag) {
        try (Response response = api.read(name, etag)) {
            String current = response.getHeaderString(HttpHeaders.ETAG);
            return response.getStatus() == Response.Status.NOT_MODIFIED.getStatusCode()
                    ? new Unchanged(current)
                    : new Found(
                            response.getHeaderString(HttpHeaders.CONTENT_TYPE),
                            current,
                            new String(response.readEntity(byte[].class), StandardCharsets.UTF_8));
        } catch (WebApplicationException | ProcessingException away) {
            LOG.log(System.Logger.Level.WARNING, "The backend does not describe itself: {0}", away.getMessage());
            return new Away();
        }
    }
}
