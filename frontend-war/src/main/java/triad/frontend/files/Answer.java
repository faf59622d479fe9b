package triad.frontend.files;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome;
import triad.frontend.backend.Outcome.Missing;
import triad.frontend.backend.Problem;
import triad.frontend.backend.Problem.FieldError;
import triad.frontend.session.StepUp;

/** Every way in which asking the backend about files of people can end. */
public sealed interface Answer<T> {
    /** It is there, or done. */
    record Found<T>(T value) implements Answer<T> {}

    /** Only after another sign-in, or with the user's consent to more. */
    record SignInWanted<T>(StepUp stepUp) implements Answer<T> {}

    /**
     * It is not to be had.
     *
     * @param seconds when to ask again, where the backend says it; otherwise 0
     * @param errors what is wrong with which part of a file
     */
    record Refused<T>(FileRefusal why, int seconds, List<FieldError> errors) implements Answer<T> {
        public static <T> Refused<T> because(FileRefusal why) {
            return new Refused<>(why, 0, List.of());
        }

        /** For a page that has nothing else to show. */
        public Missing<T> missing() {
            return new Missing<>(why.why(), seconds);
        }
    }

    default Optional<T> found() {
        return this instanceof Found<T> found ? Optional.of(found.value()) : Optional.empty();
    }

    /** Why there is nothing, for a page that asks for no further sign-in; empty if there is something. */
    default Optional<Refused<T>> refusal() {
        if (this instanceof Refused<T> refused) {
            return Optional.of(refused);
        }
        return this instanceof Found<T> ? Optional.empty() : Optional.of(Refused.because(FileRefusal.NOT_ALLOWED));
    }

    /** Asks, and reads the answer where there is a good one; never throws for what a network or a peer does. */
    static <T> Answer<T> of(Supplier<Response> call, Function<Response, T> read) {
        try (Response response = call.get()) {
            return new Found<>(read.apply(response));
        } catch (WebApplicationException refused) {
            try (Response response = refused.getResponse()) {
                return refused(response);
            }
        } catch (ProcessingException away) {
            log("The backend does not answer: {0}", away.getMessage());
            return Refused.because(FileRefusal.AWAY);
        }
    }

    private static <T> Answer<T> refused(Response response) {
        int status = response.getStatus();
        Optional<StepUp> stepUp = status == 401 || status == 403
                ? StepUp.of(response.getHeaderString(HttpHeaders.WWW_AUTHENTICATE))
                : Optional.empty();
        if (stepUp.isPresent()) {
            return new SignInWanted<>(stepUp.get());
        }
        Problem problem = Problem.of(response);
        FileRefusal why = FileRefusal.of(status, problem.type());
        if (why == FileRefusal.AWAY) {
            log("The backend answered {0}", status);
        }
        return new Refused<>(why, Outcome.seconds(response), told(problem, why));
    }

    /** Where it is of use to whoever made the file. */
    private static List<FieldError> told(Problem problem, FileRefusal why) {
        return switch (why) {
            case MALFORMED -> List.of(new FieldError(null, problem.detail()));
            case BAD_FIELDS -> problem.fields();
            default -> List.of();
        };
    }

    private static void log(String words, @Nullable Object told) {
        System.getLogger(Answer.class.getName()).log(System.Logger.Level.WARNING, words, told);
    }
}
