package triad.frontend.profile;

import jakarta.ws.rs.core.Response;
import java.util.List;
import triad.frontend.backend.Problem;
import triad.frontend.backend.Problem.FieldError;

/** Every way a call about the profile can end. */
public sealed interface ProfileAnswer {
    /** It worked; the etag names this version. */
    record Found(Profile profile, String etag) implements ProfileAnswer {}

    /** 401: the token proves nothing any more. */
    record SignedOut() implements ProfileAnswer {}

    /** 403: the user did not allow us this. */
    record NotAllowed() implements ProfileAnswer {}

    /** 412: somebody changed the profile since it was read. */
    record Stale() implements ProfileAnswer {}

    /** 400 and 422: the backend's own words about single fields. */
    record BadFields(List<FieldError> errors) implements ProfileAnswer {}

    /** 5xx, a timeout, a refused connection: later, perhaps. */
    record Away() implements ProfileAnswer {}

    /** By its status; of a field that is wrong, what the backend says of it. */
    static ProfileAnswer refused(Response response) {
        return switch (response.getStatus()) {
            case 400, 422 -> new BadFields(Problem.of(response).fields());
            case 401 -> new SignedOut();
            case 403 -> new NotAllowed();
            case 412, 428 -> new Stale();
            default -> {
                System.getLogger(ProfileAnswer.class.getName())
                        .log(System.Logger.Level.WARNING, "The backend answered {0}", response.getStatus());
                yield new Away();
            }
        };
    }
}
