package triad.frontend.session;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an API wants of a sign-in beyond the one there was (RFC 9470 §3).
 *
 * @param maxAge how many seconds ago at most; null if it does not say
 * @param acrValues in what way, in the order it prefers, with spaces between; empty if it does not say
 */
public record StepUp(@Nullable Integer maxAge, String acrValues) implements Serializable {
    private static final Pattern ERROR = Pattern.compile("\\berror=\"?insufficient_user_authentication\\b");
    private static final Pattern MAX_AGE = Pattern.compile("\\bmax_age=\"?([0-9]{1,9})\\b");
    private static final Pattern ACR_VALUES =
            Pattern.compile("\\bacr_values=\"([\\x21\\x23-\\x5b\\x5d-\\x7e ]{1,300})\"");

    /** Empty if it is another challenge, or none. */
    public static Optional<StepUp> of(@Nullable String challenge) {
        if (challenge == null || !ERROR.matcher(challenge).find()) {
            return Optional.empty();
        }
        Matcher age = MAX_AGE.matcher(challenge);
        Matcher acr = ACR_VALUES.matcher(challenge);
        return Optional.of(new StepUp(
                age.find() ? Integer.valueOf(age.group(1)) : null,
                acr.find() ? acr.group(1).strip() : ""));
    }
}
