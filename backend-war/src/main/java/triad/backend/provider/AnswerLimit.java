package triad.backend.provider;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** No answer of the provider is read beyond 64 KiB. */
class AnswerLimit implements ClientResponseFilter {
    private static final int MOST_BYTES = 64 * 1024;

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        if (response.hasEntity()) {
            byte[] body = response.getEntityStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new IOException("The provider's answer is longer than " + MOST_BYTES + " bytes");
            }
            response.setEntityStream(new ByteArrayInputStream(body));
        }
    }
}
