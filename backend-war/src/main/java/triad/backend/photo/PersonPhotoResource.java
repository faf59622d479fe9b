package triad.backend.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.field.PersonField;
import triad.backend.http.Parameters;
import triad.backend.people.People;
import triad.backend.person.Person;
import triad.backend.security.RequiresScope;

/** The photo of a person. That there is no such person, that they have none and that it is not for everybody is one and the same answer. */
@Path("people/{sub}/photo")
@ApplicationScoped
public class PersonPhotoResource {
    private final JsonWebToken token;
    private final People people;
    private final Photos photos;

    @Inject
    PersonPhotoResource(JsonWebToken token, People people, Photos photos) {
        this.token = token;
        this.people = people;
        this.photos = photos;
    }

    @GET
    @RequiresScope("people:read")
    public Response read(@PathParam("sub") String subject, @Context UriInfo uri) {
        PhotoSize size = PhotoSize.of(new Parameters(uri));
        return people.findListed(subject)
                .filter(this::isShown)
                .flatMap(person -> photos.find(person.subject(), size))
                .orElseThrow(NotFoundException::new)
                .answer();
    }

    private boolean isShown(Person person) {
        return person.seenBy(people.viewer(token.getSubject()).audienceOf(person))
                .containsKey(PersonField.PHOTO.wireName());
    }
}
