package triad.backend.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.history.Change;
import triad.backend.history.History;
import triad.backend.http.Parameters;
import triad.backend.json.Jsons;
import triad.backend.security.RequiresScope;

/** Every change of one's own profile, the last first, page by page. */
@Path("profile/history")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
    private final JsonWebToken token;
    private final History history;

    @Inject
    HistoryResource(JsonWebToken token, History history) {
        this.token = token;
        this.history = history;
    }

    @GET
    @RequiresScope("profile:read")
    public Response read(@Context UriInfo uri) {
        Parameters parameters = new Parameters(uri);
        int limit = parameters.limit();
        int before = parameters
                .find("after")
                .map(text -> Parameters.number(text)
                        .orElseThrow(() -> Parameters.bad("after", "take it from the Link of a page")))
                .orElse(Integer.MAX_VALUE);
        List<Change> found = history.of(token.getSubject(), limit + 1, before);
        List<Change> page = found.subList(0, Math.min(found.size(), limit));
        var list = Jsons.array();
        page.forEach(change -> list.add(change.toJson()));
        Response.ResponseBuilder answer =
                Response.ok(Jsons.object().add("changes", list).build().toString());
        if (found.size() > page.size()) {
            answer.header(
                    "Link",
                    parameters.nextPage(String.valueOf(page.get(limit - 1).version())));
        }
        return answer.build();
    }
}
