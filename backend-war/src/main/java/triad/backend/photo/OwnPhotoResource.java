package triad.backend.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import triad.backend.field.PersonField;
import triad.backend.http.BodyLimit;
import triad.backend.http.Parameters;
import triad.backend.image.ImageFormat;
import triad.backend.image.Picture;
import triad.backend.image.Turns;
import triad.backend.json.Jsons;
import triad.backend.people.People;
import triad.backend.person.Person;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;
import triad.backend.security.Introspected;
import triad.backend.security.RequiresScope;

/** One's own photo. */
@Path("profile/photo")
@ApplicationScoped
public class OwnPhotoResource {
    private static final int MOST_BYTES = 5 * 1024 * 1024;

    private final JsonWebToken token;
    private final People people;
    private final Photos photos;
    private final Turns turns;

    @Inject
    OwnPhotoResource(JsonWebToken token, People people, Photos photos, Turns turns) {
        this.token = token;
        this.people = people;
        this.photos = photos;
        this.turns = turns;
    }

    @GET
    @RequiresScope("profile:read")
    public Response read(@Context UriInfo uri) {
        PhotoSize size = PhotoSize.of(new Parameters(uri));
        return photos.find(token.getSubject(), size)
                .orElseThrow(NotFoundException::new)
                .answer();
    }

    /**
     * Makes it ({@code If-None-Match: *}) or replaces it ({@code If-Match}). The answer names what became of the file; it has no entity
     * tag, which would be that of the file as it was sent (RFC 9110 §9.3.4).
     */
    @PUT
    @Consumes(MediaType.WILDCARD)
    @RequiresScope("profile:write")
    @Introspected
    @BodyLimit(bytes = MOST_BYTES)
    public Response put(@Context HttpHeaders headers, @Context Request request, byte[] file) {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) == null
                && headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) == null) {
            throw new Refusal(
                    Reason.PRECONDITION_REQUIRED,
                    "Send the entity tag of the photo that is there, or If-None-Match: * where there is none");
        }
        ImageFormat announced = announced(headers.getMediaType());
        Person person = people.find(token.getSubject())
                .orElseThrow(() -> new Refusal(Reason.CONFLICT, "Read your profile first: then you are known here"));
        Optional<String> before = person.details().textOf(PersonField.PHOTO);
        requireMatch(before, request);
        NewPhoto photo = turns.take(() -> NewPhoto.of(announced, file));
        photos.put(token.getSubject(), before, photo);
        return Response.status(before.isPresent() ? Response.Status.OK : Response.Status.CREATED)
                .entity(Jsons.object()
                        .add(PersonField.PHOTO.wireName(), photo.hash())
                        .build()
                        .toString())
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    @DELETE
    @RequiresScope("profile:write")
    @Introspected
    public Response delete(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Context Request request) {
        if (ifMatch == null) {
            throw new Refusal(Reason.PRECONDITION_REQUIRED, "Send the entity tag of what you read");
        }
        Optional<String> before = people.find(token.getSubject())
                .flatMap(person -> person.details().textOf(PersonField.PHOTO));
        requireMatch(before, request);
        photos.delete(token.getSubject(), before.orElseThrow(NotFoundException::new));
        return Response.noContent().build();
    }

    private static ImageFormat announced(@Nullable MediaType type) {
        return Optional.ofNullable(type)
                .flatMap(media -> ImageFormat.find(media.getType() + "/" + media.getSubtype()))
                .orElseThrow(() -> Picture.refused("Announce one of these formats as the type of the body"));
    }

    private static void requireMatch(Optional<String> hash, Request request) {
        Response.ResponseBuilder failed = hash.isPresent()
                ? request.evaluatePreconditions(Photo.tag(hash.get(), PhotoSize.LARGE))
                : request.evaluatePreconditions();
        if (failed != null) {
            throw People.stale();
        }
    }
}
