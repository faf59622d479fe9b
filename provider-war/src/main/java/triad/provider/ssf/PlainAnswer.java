package triad.provider.ssf;

import com.nimbusds.jose.util.JSONArrayUtils;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import triad.provider.signal.EventStream;

/** Answers that are no JSON object: a status alone, or a list. */
final class PlainAnswer {
    /** RFC 6585 §4. */
    static final int TOO_MANY_REQUESTS = 429;

    private PlainAnswer() {}

    /** A status and nothing else: in this API the status tells all (SSF 1.0 §8.1). */
    static void status(HttpServletResponse response, int status) {
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(status);
    }

    /** What is done with a stream. */
    @FunctionalInterface
    interface Found {
        void answer(EventStream stream) throws IOException;
    }

    /** Answers for the stream, or 404: one answer for a stream that is not there and one that is another's. */
    static void found(HttpServletResponse response, Optional<EventStream> stream, Found found) throws IOException {
        if (stream.isPresent()) {
            found.answer(stream.get());
        } else {
            status(response, HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** A JSON array. */
    static void list(HttpServletResponse response, List<?> items) throws IOException {
        byte[] json = JSONArrayUtils.toJSONString(items).getBytes(StandardCharsets.UTF_8);
        status(response, HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
