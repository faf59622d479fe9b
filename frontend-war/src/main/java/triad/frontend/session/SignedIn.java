package triad.frontend.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user who is signed in here.
 *
 * @param subject the provider's identifier of the user
 * @param sid the provider's session that this one came out of (OpenID Connect Back-Channel Logout 1.0 §2.1); null if it does not say
 * @param name how to greet them
 * @param idToken kept for one use: it tells the provider at sign-out whose session ends
 * @param at when they signed in here
 */
public record SignedIn(String subject, @Nullable String sid, String name, String idToken, Tokens tokens, Instant at) {
    SignedIn with(Tokens newer) {
        return new SignedIn(subject, sid, name, idToken, newer, at);
    }

    @Override
    public String toString() {
        return "SignedIn[" + subject + "]";
    }
}
