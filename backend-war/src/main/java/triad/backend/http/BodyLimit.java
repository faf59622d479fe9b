package triad.backend.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** No request body is read beyond 64 KiB, whether its length was announced or not. */
@Provider
@PreMatching
public class BodyLimit implements ContainerRequestFilter {
    static final int MOST_BYTES = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (request.getLength() > MOST_BYTES) {
            throw tooLarge();
        }
        if (request.hasEntity()) {
            byte[] body = request.getEntityStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw tooLarge();
            }
            request.setEntityStream(new ByteArrayInputStream(body));
        }
    }

    private static Refusal tooLarge() {
        return new Refusal(Reason.BODY_TOO_LARGE, "At most " + MOST_BYTES + " bytes");
    }
}
