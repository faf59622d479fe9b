package triad.frontend.login;

import java.util.Locale;

/** Why a sign-in did not happen, as precise as a page may be about it. */
public enum SignInRefusal {
    /** Unknown, used and too old are one: whoever guesses learns nothing. */
    EXPIRED,
    /** The user said no. */
    DENIED,
    /** The answer is not one that our provider gave to us. */
    FAILED,
    /** It was fine, but the provider or the backend ended it. */
    ENDED;

    /** The word in the URL of the page that says so. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
