package triad.frontend.provider;

import org.jspecify.annotations.Nullable;

/** An ID token that proves nothing; the reason is for the log alone and never holds the token. */
public class IdTokenRefused extends RuntimeException {
    public IdTokenRefused(@Nullable String reason) {
        super(reason);
    }

    public IdTokenRefused(@Nullable String reason, Throwable cause) {
        super(reason, cause);
    }
}
