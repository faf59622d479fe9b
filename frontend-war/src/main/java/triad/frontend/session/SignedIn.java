package triad.frontend.session;

import java.time.Instant;

/**
 * A user who is signed in here.
 *
 * @param subject the provider's identifier of the user
 * @param name how to greet them
 * @param idToken kept for one use: it tells the provider at sign-out whose session ends
 * @param at when they signed in here
 */
public record SignedIn(String subject, String name, String idToken, Tokens tokens, Instant at) {
    SignedIn with(Tokens newer) {
        return new SignedIn(subject, name, idToken, newer, at);
    }

    @Override
    public String toString() {
        return "SignedIn[" + subject + "]";
    }
}
