package triad.backend.provider;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** No answer of the provider is read beyond 64 KiB. */
class AnswerLimit implements ClientResponseFilter {
    private static final int MOST_BYTES = 64 * 1024;

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        if (response.hasEntity()) {
            response.setEntityStream(new ByteArrayInputStream(read(response.getEntityStream())));
        }
    }

    /** Hangs up where there is more, or the connection would stay open for as long as the provider goes on. */
    private static byte[] read(InputStream answer) throws IOException {
        try (answer) {
            byte[] body = answer.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new IOException("The provider's answer is longer than " + MOST_BYTES + " bytes");
            }
            return body;
        }
    }
}
