package triad.backend.provider;

/** The provider answered and said no; its message is the error code (RFC 6749 §5.2), or the status where none came. */
public class ProviderRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    ProviderRefused(int status, String error) {
        super(error);
        this.status = status;
    }

    int status() {
        return status;
    }

    public String error() {
        return String.valueOf(getMessage());
    }
}
