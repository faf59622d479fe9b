package triad.backend.vcard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.department.Department;
import triad.backend.department.Departments;
import triad.backend.field.PersonField;
import triad.backend.people.People;
import triad.backend.person.Person;
import triad.backend.photo.Photo;
import triad.backend.photo.PhotoSize;
import triad.backend.photo.Photos;
import triad.backend.security.RequiresScope;

/** A person's card, with no more on it than the one who asks may see. */
@Path("people/{sub}/vcard")
@ApplicationScoped
@Produces("text/vcard")
public class PersonCardResource {
    private final JsonWebToken token;
    private final People people;
    private final Departments departments;
    private final Photos photos;

    @Inject
    PersonCardResource(JsonWebToken token, People people, Departments departments, Photos photos) {
        this.token = token;
        this.people = people;
        this.departments = departments;
        this.photos = photos;
    }

    @GET
    @RequiresScope("people:read")
    public Response read(@PathParam("sub") String subject) {
        Person person = people.findListed(subject).orElseThrow(NotFoundException::new);
        JsonObject seen = person.seenBy(people.viewer(token.getSubject()).audienceOf(person));
        Optional<String> department = Optional.ofNullable(seen.getString("department", null))
                .flatMap(departments::find)
                .map(Department::name);
        Optional<Photo> photo = seen.containsKey(PersonField.PHOTO.wireName())
                ? photos.find(subject, PhotoSize.LARGE)
                : Optional.empty();
        return Response.ok(new PersonCard(seen, department, photo.map(Photo::jpeg)).text(), "text/vcard;charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"person.vcf\"")
                .build();
    }
}
