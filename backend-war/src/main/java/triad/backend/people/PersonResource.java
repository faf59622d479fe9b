package triad.backend.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import triad.backend.bearer.Claims;
import triad.backend.field.DetailsPatch;
import triad.backend.field.Visibility;
import triad.backend.http.JsonBody;
import triad.backend.json.Document;
import triad.backend.person.Person;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;
import triad.backend.security.AdministratorsOnly;
import triad.backend.security.Introspected;
import triad.backend.security.RequiresScope;

/**
 * One person, as far as the one who asks may see them. Administrators see every field, those whom the directory does not list yet included:
 * what they change is what they have read.
 */
@Path("people/{sub}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PersonResource {
    private final JsonWebToken token;
    private final People people;

    @Inject
    PersonResource(JsonWebToken token, People people) {
        this.token = token;
        this.people = people;
    }

    @GET
    @RequiresScope("people:read")
    public Response read(@PathParam("sub") String subject) {
        if (Claims.isAdministrator(token)) {
            return whole(requireKnown(subject)).answer();
        }
        Person person = people.findListed(subject).orElseThrow(NotFoundException::new);
        Visibility audience = people.viewer(token.getSubject()).audienceOf(person);
        return new Document(person.seenBy(audience).toString()).answer();
    }

    /** What the person tells and what the organisation says of them, but not who sees it. */
    @PATCH
    @Consumes("application/merge-patch+json")
    @RequiresScope("people:write")
    @AdministratorsOnly
    @Introspected
    public Response change(
            @PathParam("sub") String subject,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Context Request request,
            byte[] body) {
        if (ifMatch == null) {
            throw new Refusal(Reason.PRECONDITION_REQUIRED, "Send the entity tag of what you read");
        }
        DetailsPatch patch = new DetailsPatch(JsonBody.parse(body), DetailsPatch.Author.ADMINISTRATOR);
        Person current = requireKnown(subject);
        if (request.evaluatePreconditions(whole(current).tag()) != null) {
            throw People.stale();
        }
        Document changed = whole(people.change(subject, current.version(), patch, token.getSubject()));
        return changed.answer();
    }

    private Person requireKnown(String subject) {
        return people.find(subject).orElseThrow(NotFoundException::new);
    }

    private static Document whole(Person person) {
        return new Document(person.seenBy(Visibility.ME).toString());
    }
}
