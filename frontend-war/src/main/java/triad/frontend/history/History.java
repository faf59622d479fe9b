package triad.frontend.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome;

/** The changes of the signed-in user's profile at the backend; never throws for what a network or a peer does. */
@ApplicationScoped
public class History {
    private static final int PAGE = 20;
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern NEXT = Pattern.compile("[?&]after=([0-9]{1,9})[^>]*>\\s*;\\s*rel=\"?next\\b");

    private final HistoryApi api;

    /**
     * Some changes, the last first.
     *
     * @param next where the earlier ones begin; empty if there are none
     */
    public record Page(List<Change> changes, String next) {}

    @Inject
    public History(@RestClient HistoryApi api) {
        this.api = api;
    }

    /**
     * A page.
     *
     * @param after where it begins; anything that is no such place is the beginning
     */
    public Outcome<Page> read(@Nullable String after) {
        boolean further = after != null && PLACE.matcher(after).matches();
        return Outcome.of(() -> api.read(PAGE, further ? after : null), History::page);
    }

    private static Page page(Response response) {
        var next = NEXT.matcher(String.valueOf(response.getHeaderString(HttpHeaders.LINK)));
        return new Page(response.readEntity(Change.Some.class).changes(), next.find() ? next.group(1) : "");
    }
}
