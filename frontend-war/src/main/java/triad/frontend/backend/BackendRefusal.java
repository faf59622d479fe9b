package triad.frontend.backend;

/** A call that the backend answered with an error, on its way from the REST client to {@link Profiles}. */
public class BackendRefusal extends RuntimeException {
    private final transient ProfileAnswer answer;

    BackendRefusal(int status, ProfileAnswer answer) {
        super("The backend answered " + status);
        this.answer = answer;
    }

    public ProfileAnswer answer() {
        return answer;
    }
}
