package triad.frontend.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user who is signed in here.
 *
 * @param subject the provider's identifier of the user
 * @param sid the provider's session that this one came out of (OpenID Connect Back-Channel Logout 1.0 §2.1); null if it does not say
 * @param name how to greet them
 * @param locale their language as the provider says it (OpenID Connect Core 1.0 §5.1); null if it does not
 * @param zoneinfo their time zone, likewise
 * @param idToken kept for one use: it tells the provider at sign-out whose session ends
 * @param at when they signed in here
 */
public record SignedIn(
        String subject,
        @Nullable String sid,
        String name,
        @Nullable String locale,
        @Nullable String zoneinfo,
        String idToken,
        Tokens tokens,
        Instant at) {
    SignedIn with(Tokens newer) {
        return new SignedIn(subject, sid, name, locale, zoneinfo, idToken, newer, at);
    }

    /** The same for each sign-in of this user, and says nothing of them. */
    public String alias() {
        return SessionCookie.hash("alias " + subject);
    }

    @Override
    public String toString() {
        return "SignedIn[" + subject + "]";
    }
}
