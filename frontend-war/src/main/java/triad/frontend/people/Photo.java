package triad.frontend.people;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The photo of a person as the backend answers. */
public sealed interface Photo {
    /** The entity tag, with its quotes; null if the backend says none. */
    @Nullable
    String etag();

    /** The image, which is a JPEG. */
    final class Image implements Photo {
        private final @Nullable String etag;
        private final byte[] bytes;

        Image(@Nullable String etag, byte[] bytes) {
            this.etag = etag;
            this.bytes = bytes;
        }

        @Override
        public @Nullable String etag() {
            return etag;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    /** It is the one that the asker has. */
    record Unchanged(@Nullable String etag) implements Photo {}

    static Photo of(Response response) {
        String etag = response.getHeaderString(HttpHeaders.ETAG);
        return response.getStatus() == Response.Status.NOT_MODIFIED.getStatusCode()
                ? new Unchanged(etag)
                : new Image(etag, response.readEntity(byte[].class));
    }
}
