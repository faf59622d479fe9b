package triad.frontend.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The signed-in user's photo at the backend; never throws for what a network or a peer does. */
@ApplicationScoped
public class Photos {
    private static final System.Logger LOG = System.getLogger(Photos.class.getName());
    private static final String TYPE = "image/jpeg";
    /** Many times what 512 pixels need. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final PhotoApi api;

    /** Every way in which asking for it can end. */
    public sealed interface Answer {}

    /** It is there. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    public record Found(byte[] jpeg, String etag) implements Answer {}

    /** It is the one that the asker has. */
    public record Unchanged(String etag) implements Answer {}

    /** There is no photo. */
    public record None() implements Answer {}

    /** Later, perhaps. */
    public record Away() implements Answer {}

    @Inject
    public Photos(@RestClient PhotoApi api) {
        this.api = api;
    }

    /**
     * The image.
     *
     * @param size in pixels, 512 or 96
     * @param etag of the one that the asker has; null if none
     */
    public Answer read(String size, @Nullable String etag) {
        try (Response response = api.read(size, etag)) {
            String current = response.getHeaderString(HttpHeaders.ETAG);
            return response.getStatus() == 304 ? new Unchanged(current) : found(response, current);
        } catch (WebApplicationException refusal) {
            return refusal.getResponse().getStatus() == 404 ? new None() : new Away();
        } catch (ProcessingException | IOException away) {
            LOG.log(System.Logger.Level.WARNING, "The photo cannot be had: {0}", away.getMessage());
            return new Away();
        }
    }

    /** Anything else than an image of the one type would be a page of the backend's on our own site. */
    private static Answer found(Response response, String etag) throws IOException {
        try (InputStream body = response.readEntity(InputStream.class)) {
            byte[] jpeg = body.readNBytes(MOST_BYTES + 1);
            boolean good = TYPE.equals(String.valueOf(response.getMediaType())) && jpeg.length <= MOST_BYTES;
            return good ? new Found(jpeg, etag) : new Away();
        }
    }

    /**
     * Makes it or replaces it.
     *
     * @param known the entity tag of the one that the user sees; null if there is none
     */
    public PhotoOutcome put(String type, @Nullable String known, byte[] file) {
        return outcome(PhotoOutcome.SAVED, () -> api.put(type, known, known == null ? "*" : null, file));
    }

    public PhotoOutcome delete(String known) {
        return outcome(PhotoOutcome.REMOVED, () -> api.delete(known));
    }

    private static PhotoOutcome outcome(PhotoOutcome success, Supplier<Response> call) {
        try {
            call.get().close();
            return success;
        } catch (WebApplicationException refusal) {
            int status = refusal.getResponse().getStatus();
            LOG.log(System.Logger.Level.INFO, "The backend answered {0} about a photo", status);
            return PhotoOutcome.refused(status);
        } catch (ProcessingException away) {
            LOG.log(System.Logger.Level.WARNING, "The backend does not answer: {0}", away.getMessage());
            return PhotoOutcome.AWAY;
        }
    }
}
