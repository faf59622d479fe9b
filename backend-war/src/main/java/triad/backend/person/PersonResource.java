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
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.field.Visibility;
import triad.backend.http.Document;
import triad.backend.security.RequiresScope;

/** One person, as far as the one who asks may see them. */
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
    public Response read(@PathParam("sub") String subject, @Context Request request) {
        Person person = people.findListed(subject).orElseThrow(NotFoundException::new);
        Visibility audience = people.viewer(token.getSubject()).audienceOf(person);
        return new Document(person.seenBy(audience).toString()).answer(request);
    }
}
