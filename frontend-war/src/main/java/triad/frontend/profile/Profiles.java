package triad.frontend.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import triad.frontend.profile.ProfileAnswer.Away;
import triad.frontend.profile.ProfileAnswer.Found;

/** The signed-in user's profile at the backend; never throws for what a network or a peer does. */
@ApplicationScoped
public class Profiles {
    private static final System.Logger LOG = System.getLogger(Profiles.class.getName());

    private final ProfileApi api;

    @Inject
    public Profiles(@RestClient ProfileApi api) {
        this.api = api;
    }

    public ProfileAnswer read() {
        return answer(api::read);
    }

    /**
     * Changes some details.
     *
     * @param patch a JSON merge patch (RFC 7396) of the details and of who sees them
     * @param etag the version that the user saw
     */
    public ProfileAnswer change(JsonObject patch, String etag) {
        return answer(() -> api.change(etag, patch));
    }

    private static ProfileAnswer answer(Supplier<Response> call) {
        try (Response response = call.get()) {
            return response.getStatus() < 300
                    ? new Found(response.readEntity(Profile.class), response.getHeaderString(HttpHeaders.ETAG))
                    : ProfileAnswer.refused(response);
        } catch (WebApplicationException refused) {
            try (Response response = refused.getResponse()) {
                return ProfileAnswer.refused(response);
            }
        } catch (ProcessingException away) {
            LOG.log(System.Logger.Level.WARNING, "The backend does not answer: {0}", away.getMessage());
            return new Away();
        }
    }
}
