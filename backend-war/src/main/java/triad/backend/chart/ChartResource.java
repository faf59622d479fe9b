package triad.backend.chart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.http.Parameters;
import triad.backend.json.Document;
import triad.backend.people.People;
import triad.backend.person.Cursor;
import triad.backend.person.Person;
import triad.backend.person.Viewer;
import triad.backend.security.RequiresScope;

/** Who stands above a person, nearest first, and their direct reports, page by page. */
@Path("people/{sub}/chart")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChartResource {
    private final JsonWebToken token;
    private final People people;
    private final OrgChart chart;
    private final Reports reports;

    @Inject
    ChartResource(JsonWebToken token, People people, OrgChart chart, Reports reports) {
        this.token = token;
        this.people = people;
        this.chart = chart;
        this.reports = reports;
    }

    @GET
    @RequiresScope("people:read")
    public Response read(@PathParam("sub") String subject, @Context UriInfo uri) {
        Parameters parameters = new Parameters(uri);
        int limit = parameters.limit();
        Optional<Cursor> after = parameters.find("after").map(Cursor::parse);
        Person person = people.findListed(subject).orElseThrow(NotFoundException::new);
        Viewer viewer = people.viewer(token.getSubject());
        List<Person> found = reports.of(person, viewer, limit + 1, after);
        List<Person> page = found.subList(0, Math.min(found.size(), limit));
        Response answer = new Document(chart.around(person, viewer, page).toString()).answer();
        if (found.size() == page.size()) {
            return answer;
        }
        String next = parameters.nextPage(Cursor.after(page.get(limit - 1)).toString());
        return Response.fromResponse(answer).header("Link", next).build();
    }
}
