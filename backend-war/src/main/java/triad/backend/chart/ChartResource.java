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
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.http.Document;
import triad.backend.person.People;
import triad.backend.person.Person;
import triad.backend.security.RequiresScope;

/** Who stands above a person, nearest first, and who names them as their manager. */
@Path("people/{sub}/chart")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChartResource {
    private final JsonWebToken token;
    private final People people;
    private final OrgChart chart;

    @Inject
    ChartResource(JsonWebToken token, People people, OrgChart chart) {
        this.token = token;
        this.people = people;
        this.chart = chart;
    }

    @GET
    @RequiresScope("people:read")
    public Response read(@PathParam("sub") String subject, @Context Request request) {
        Person person = people.findListed(subject).orElseThrow(NotFoundException::new);
        return new Document(
                        chart.around(person, people.viewer(token.getSubject())).toString())
                .answer(request);
    }
}
