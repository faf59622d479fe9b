package triad.frontend.backend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import triad.frontend.backend.ProfileAnswer.Away;
import triad.frontend.backend.ProfileAnswer.Found;

/** The signed-in user's profile at the backend; never throws for what a network or a peer does. */
@ApplicationScoped
public class Profiles {
    private static final System.Logger LOG = System.getLogger(Profiles.class.getName());

    private static final Set<String> LISTS = Set.of("phones");

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
     * @param changes new values by wire name, lists with commas between; blank unsets
     * @param etag the version that the user saw
     */
    public ProfileAnswer change(Map<String, String> changes, String etag) {
        return answer(() -> api.change(etag, patch(changes)));
    }

    private static JsonObject patch(Map<String, String> changes) {
        JsonObjectBuilder patch = Json.createObjectBuilder();
        changes.forEach((name, value) -> {
            if (value.isBlank()) {
                patch.addNull(name);
            } else if (LISTS.contains(name)) {
                patch.add(name, list(value));
            } else {
                patch.add(name, value);
            }
        });
        return patch.build();
    }

    private static JsonArrayBuilder list(String value) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        Stream.of(value.split(Details.SEPARATOR, -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .forEach(list::add);
        return list;
    }

    private static ProfileAnswer answer(Supplier<Response> call) {
        try (Response response = call.get()) {
            return new Found(response.readEntity(Profile.class), response.getHeaderString(HttpHeaders.ETAG));
        } catch (BackendRefusal refusal) {
            return refusal.answer();
        } catch (ProcessingException away) {
            LOG.log(System.Logger.Level.WARNING, "The backend does not answer: {0}", away.getMessage());
            return new Away();
        }
    }
}
