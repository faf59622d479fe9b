package triad.backend.photo;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import triad.backend.json.Document;

/** One of the images of a person, as it is sent: no page that shows it as a document can be made to do anything. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Photo(String hash, PhotoSize size, byte[] jpeg) {
    public static final String MEDIA_TYPE = "image/jpeg";

    /** The hash for the large one, so that whoever knows the hash of a person's photo can make one themselves. */
    static EntityTag tag(String hash, PhotoSize size) {
        return new EntityTag(size == PhotoSize.LARGE ? hash : hash + "-" + size.pixels());
    }

    Response answer() {
        return Response.ok(jpeg, MEDIA_TYPE)
                .tag(tag(hash, size))
                .header(HttpHeaders.CACHE_CONTROL, Document.PERSONAL)
                .header("Content-Disposition", "inline; filename=\"photo.jpg\"")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }
}
