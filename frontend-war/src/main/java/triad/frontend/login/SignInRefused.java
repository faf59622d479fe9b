package triad.frontend.login;

import org.jspecify.annotations.Nullable;

/** A sign-in that ends here; the refusal may be shown, the cause is only logged. */
class SignInRefused extends RuntimeException {
    private final SignInRefusal refusal;

    SignInRefused(SignInRefusal refusal, String cause) {
        this(refusal, cause, null);
    }

    SignInRefused(SignInRefusal refusal, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.refusal = refusal;
    }

    SignInRefusal refusal() {
        return refusal;
    }
}
