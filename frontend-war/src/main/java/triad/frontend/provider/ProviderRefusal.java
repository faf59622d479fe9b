package triad.frontend.provider;

import com.nimbusds.oauth2.sdk.ErrorObject;

/** The provider answered with an OAuth error (RFC 6749 §5.2); the code is for the log and for decisions, never for a page. */
public class ProviderRefusal extends RuntimeException {
    private final String code;

    private ProviderRefusal(ErrorObject error) {
        super(error.getCode() + ": " + error.getDescription());
        this.code = String.valueOf(error.getCode());
    }

    /** What the provider says by this error; an answer that says none is of whatever answers while the provider is away. */
    public static RuntimeException of(ErrorObject error) {
        return error.getCode() == null
                ? new ProviderAway("an answer of " + error.getHTTPStatusCode() + " that names no error")
                : new ProviderRefusal(error);
    }

    public boolean is(ErrorObject expected) {
        return code.equals(expected.getCode());
    }
}
