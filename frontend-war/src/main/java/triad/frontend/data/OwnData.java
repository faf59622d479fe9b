package triad.frontend.data;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import triad.frontend.session.StepUp;

/** All that is kept of the signed-in user at the backend; never throws for what a network or a peer does. */
@ApplicationScoped
public class OwnData {
    private static final System.Logger LOG = System.getLogger(OwnData.class.getName());
    /** Several times what a thousand changes with a photo need. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final OwnDataApi api;

    /** Every way in which asking for it can end. */
    public sealed interface Answer {}

    /** All of it, as JSON. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    public record File(byte[] json) implements Answer {}

    /** Nothing is kept any more. */
    public record Erased() implements Answer {}

    /** Only after another sign-in (RFC 9470). */
    public record SignInWanted(StepUp stepUp) implements Answer {}

    /** The user did not allow us this. */
    public record NotAllowed() implements Answer {}

    /** The token proves nothing any more. */
    public record SignedOut() implements Answer {}

    /** Nothing is kept, and never was. */
    public record None() implements Answer {}

    /** Later, perhaps. */
    public record Away() implements Answer {}

    @Inject
    public OwnData(@RestClient OwnDataApi api) {
        this.api = api;
    }

    public Answer read() {
        try (Response response = api.read();
                InputStream body = response.readEntity(InputStream.class)) {
            byte[] json = body.readNBytes(MOST_BYTES + 1);
            return json.length > MOST_BYTES ? new Away() : new File(json);
        } catch (WebApplicationException refusal) {
            return refused(refusal.getResponse());
        } catch (ProcessingException | IOException away) {
            return away(away);
        }
    }

    public Answer erase() {
        try {
            api.erase().close();
            return new Erased();
        } catch (WebApplicationException refusal) {
            return refused(refusal.getResponse());
        } catch (ProcessingException away) {
            return away(away);
        }
    }

    private static Answer refused(Response response) {
        return switch (response.getStatus()) {
            case 401 ->
                StepUp.of(response.getHeaderString(HttpHeaders.WWW_AUTHENTICATE))
                        .<Answer>map(SignInWanted::new)
                        .orElseGet(SignedOut::new);
            case 403 -> new NotAllowed();
            case 404 -> new None();
            default -> new Away();
        };
    }

    private static Answer away(Exception cause) {
        LOG.log(System.Logger.Level.WARNING, "The backend does not answer: {0}", cause.getMessage());
        return new Away();
    }
}
