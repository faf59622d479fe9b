package triad.backend.photo;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** One of the images of a person, as it is sent: no page that shows it as a document can be made to do anything. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Photo(String hash, PhotoSize size, byte[] jpeg) {
    public static final String MEDIA_TYPE = "image/jpeg";

    /** The hash for the large one, so that whoever knows the hash of a person's photo can make one themselves. */
    static EntityTag tag(String hash, PhotoSize size) {
        return new EntityTag(size == PhotoSize.LARGE ? hash : hash + "-" + size.pixels());
    }

    /** The image, unless the caller has it (RFC 9110 §13.1.2). */
    Response answer(Request request) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag(hash, size));
        CacheControl personal = new CacheControl();
        personal.setPrivate(true);
        personal.setNoCache(true);
        return (unchanged == null ? Response.ok(jpeg, MEDIA_TYPE) : unchanged)
                .tag(tag(hash, size))
                .cacheControl(personal)
                .header("Content-Disposition", "inline; filename=\"photo.jpg\"")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }
}
