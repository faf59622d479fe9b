package triad.backend.person;

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
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.http.Document;
import triad.backend.security.RequiresScope;

/** One person, as far as the one who asks may see them. */
@Path("people/{sub}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PersonResource {
    private final JsonWebToken token;
    private final People people;
    private final OrgChart chart;

    @Inject
    PersonResource(JsonWebToken token, People people, OrgChart chart) {
        this.token = token;
        this.people = people;
        this.chart = chart;
    }

    @GET
    @RequiresScope("people:read")
    public Response read(@PathParam("sub") String subject, @Context Request request) {
        Person person = require(subject);
        Visibility audience = people.viewer(token.getSubject()).audienceOf(person);
        return answer(request, new Document(person.seenBy(audience).toString()));
    }

    /** Who stands above them, nearest first, and who names them as their manager. */
    @GET
    @Path("chart")
    @RequiresScope("people:read")
    public Response chart(@PathParam("sub") String subject, @Context Request request) {
        Person person = require(subject);
        return answer(
                request,
                new Document(
                        chart.around(person, people.viewer(token.getSubject())).toString()));
    }

    private Person require(String subject) {
        return people.findListed(subject).orElseThrow(NotFoundException::new);
    }

    private static Response answer(Request request, Document document) {
        return Optional.ofNullable(request.evaluatePreconditions(document.tag()))
                .map(document::answer)
                .orElseGet(() -> document.answer(Response.ok(document.json())));
    }
}
