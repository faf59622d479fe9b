package triad.backend.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Base64;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.history.History;
import triad.backend.json.Jsons;
import triad.backend.people.People;
import triad.backend.person.Person;
import triad.backend.photo.Photo;
import triad.backend.photo.PhotoSize;
import triad.backend.photo.Photos;
import triad.backend.security.Introspected;
import triad.backend.security.RecentSignIn;
import triad.backend.security.RequiresScope;

/** Everything that this server keeps of the person who calls: to take along, and to have erased. */
@Path("profile/data")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OwnDataResource {
    private static final int SIGNED_IN_MINUTES = 10;
    private static final int MOST_CHANGES = 1000;

    private final JsonWebToken token;
    private final People people;
    private final History history;
    private final Photos photos;
    private final Clock clock;

    @Inject
    OwnDataResource(JsonWebToken token, People people, History history, Photos photos, Clock clock) {
        this.token = token;
        this.people = people;
        this.history = history;
        this.photos = photos;
        this.clock = clock;
    }

    /** A file, with the last thousand changes; earlier ones are pages of the history. */
    @GET
    @RequiresScope("profile:read")
    @RecentSignIn(minutes = SIGNED_IN_MINUTES)
    @Introspected
    public Response export() {
        Person person = people.find(token.getSubject()).orElseThrow(NotFoundException::new);
        var changes = Jsons.array();
        history.of(person.subject(), MOST_CHANGES, Integer.MAX_VALUE).forEach(change -> changes.add(change.toJson()));
        JsonObjectBuilder all = Jsons.object()
                .add("exported_at", clock.instant().toString())
                .add("person", person.toJson())
                .add("changes", changes);
        photos.find(person.subject(), PhotoSize.LARGE).ifPresent(photo -> all.add("photo", json(photo)));
        return Response.ok(all.build().toString())
                .header("Content-Disposition", "attachment; filename=\"profile.json\"")
                .build();
    }

    private static JsonObjectBuilder json(Photo photo) {
        return Jsons.object()
                .add("media_type", Photo.MEDIA_TYPE)
                .add("base64", Base64.getEncoder().encodeToString(photo.jpeg()));
    }

    /** Whoever reads their profile afterwards is met anew, with nothing told. */
    @DELETE
    @RequiresScope("profile:write")
    @RecentSignIn(minutes = SIGNED_IN_MINUTES)
    @Introspected
    public Response erase() {
        people.erase(token.getSubject());
        return Response.noContent().build();
    }
}
