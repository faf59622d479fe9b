package triad.provider.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** The body of a request. Its thread waits for it, so that it comes soon, or not at all. */
public final class RequestBody {
    /** The server itself hangs up on who sends nothing for so long, but not on who sends a byte now and then. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Whatever time it is for people and tokens: threads wait in real time. */
    private static final Clock CLOCK = Clock.systemUTC();

    private RequestBody() {}

    /** The whole body; {@code invalid_request} where it is larger than that, or is not there in time. */
    public static byte[] read(HttpServletRequest request, int mostBytes) {
        int announced = request.getContentLength();
        byte[] body = new byte[announced < 0 || announced > mostBytes ? mostBytes + 1 : announced];
        int length = fill(body, request);
        if (length > mostBytes) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The body is too large");
        }
        return length == body.length ? body : Arrays.copyOf(body, length);
    }

    private static int fill(byte[] body, HttpServletRequest request) {
        Instant latest = CLOCK.instant().plus(PATIENCE);
        int length = 0;
        try {
            ServletInputStream in = request.getInputStream();
            int more = 0;
            while (length < body.length && more >= 0) {
                if (CLOCK.instant().isAfter(latest)) {
                    throw late();
                }
                more = in.read(body, length, body.length - length);
                length += Math.max(more, 0);
            }
            return length;
        } catch (IOException silent) {
            throw late();
        }
    }

    private static Refusal late() {
        return new Refusal(ErrorCode.INVALID_REQUEST, "The body did not come in time");
    }
}
