package triad.frontend.login;

import java.time.Duration;
import java.time.Instant;

/**
 * One tab on its way through sign-in: what we sent to the provider and must see again.
 *
 * @param verifier the PKCE code verifier (RFC 7636 §4.1)
 */
record LoginAttempt(String state, String nonce, String verifier, ReturnPath returnTo, Instant at) {
    static final Duration LIFETIME = Duration.ofMinutes(10);

    boolean isOpen(Instant now) {
        return now.isBefore(at.plus(LIFETIME));
    }

    @Override
    public String toString() {
        return "LoginAttempt[" + at + "]";
    }
}
