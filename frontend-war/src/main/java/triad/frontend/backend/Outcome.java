package triad.frontend.backend;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every way in which asking the backend for something can end. */
public sealed interface Outcome<T> {
    /** It is there. */
    record Found<T>(T value) implements Outcome<T> {}

    /**
     * It cannot be had.
     *
     * @param seconds when to ask again, where the backend says it; otherwise 0
     */
    record Missing<T>(Why why, int seconds) implements Outcome<T> {}

    /** Why something cannot be had. */
    enum Why {
        /** 404: there is none, or none that the user may see. */
        NOT_FOUND(404),
        /** 401: the token proves nothing any more. */
        SIGNED_OUT(401),
        /** 403: the user did not allow us this. */
        NOT_ALLOWED(403),
        /** 400: nobody can ask so. */
        REFUSED(400),
        /** 429: the user's share is used up for now. */
        TOO_MANY(429),
        /** 5xx, a timeout, a refused connection: later, perhaps. */
        AWAY(503);

        private final int status;

        Why(int status) {
            this.status = status;
        }

        /** What to tell a browser. */
        public int status() {
            return status;
        }
    }

    /** Asks, and reads the answer where there is a good one; never throws for what a network or a peer does. */
    static <T> Outcome<T> of(Supplier<Response> call, Function<Response, T> read) {
        try (Response response = call.get()) {
            boolean told = response.getStatus() < 300 || response.getStatus() == 304;
            return told ? new Found<>(read.apply(response)) : missing(response);
        } catch (WebApplicationException refused) {
            try (Response response = refused.getResponse()) {
                return missing(response);
            }
        } catch (ProcessingException away) {
            System.getLogger(Outcome.class.getName())
                    .log(System.Logger.Level.WARNING, "The backend does not answer: {0}", away.getMessage());
            return new Missing<>(Why.AWAY, 0);
        }
    }

    private static <T> Missing<T> missing(Response response) {
        return new Missing<>(why(response.getStatus()), seconds(response));
    }

    private static Why why(int status) {
        if (status >= 500) {
            System.getLogger(Outcome.class.getName())
                    .log(System.Logger.Level.WARNING, "The backend answered {0}", status);
        }
        return Stream.of(Why.values())
                .filter(why -> why.status() == status)
                .findFirst()
                .orElse(Why.AWAY);
    }

    /** When to ask again, where the backend says it (RFC 9110 §10.2.3); otherwise 0. */
    static int seconds(Response response) {
        String after = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        return after != null && after.matches("[0-9]{1,6}") ? Integer.parseInt(after) : 0;
    }
}
