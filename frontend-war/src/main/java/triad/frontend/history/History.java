package triad.frontend.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.BackendRefusal;
import triad.frontend.backend.ProfileAnswer;

/** The changes of the signed-in user's profile at the backend; never throws for what a network or a peer does. */
@ApplicationScoped
public class History {
    private static final System.Logger LOG = System.getLogger(History.class.getName());
    private static final int PAGE = 20;
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern NEXT = Pattern.compile("[?&]after=([0-9]{1,9})[^>]*>\\s*;\\s*rel=\"?next\\b");

    private final HistoryApi api;

    /** Every way in which asking for it can end. */
    public sealed interface Answer {}

    /**
     * Some changes, the last first.
     *
     * @param next where the earlier ones begin; empty if there are none
     */
    public record Page(List<Change> changes, String next) implements Answer {}

    /** It cannot be told. */
    public record Refused(ProfileAnswer why) implements Answer {}

    @Inject
    public History(@RestClient HistoryApi api) {
        this.api = api;
    }

    /**
     * A page.
     *
     * @param after where it begins; anything that is no such place is the beginning
     */
    public Answer read(@Nullable String after) {
        boolean further = after != null && PLACE.matcher(after).matches();
        try (Response response = api.read(PAGE, further ? after : null)) {
            var next = NEXT.matcher(String.valueOf(response.getHeaderString(HttpHeaders.LINK)));
            return new Page(response.readEntity(Change.Some.class).changes(), next.find() ? next.group(1) : "");
        } catch (BackendRefusal refusal) {
            return new Refused(refusal.answer());
        } catch (ProcessingException away) {
            LOG.log(System.Logger.Level.WARNING, "The backend does not answer: {0}", away.getMessage());
            return new Refused(new ProfileAnswer.Away());
        }
    }
}
