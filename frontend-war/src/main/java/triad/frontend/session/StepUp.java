package triad.frontend.session;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an API wants of a sign-in beyond the one there was (RFC 9470 §3), or of the token that comes out of it (RFC 6750 §3.1).
 *
 * @param maxAge how many seconds ago at most; null if it does not say
 * @param acrValues in what way, in the order it prefers, with spaces between; empty if it does not say
 * @param scope what it has to permit beside the usual, with spaces between; empty if nothing
 */
public record StepUp(@Nullable Integer maxAge, String acrValues, String scope) implements Serializable {
    /** An ordinary sign-in. */
    public static final StepUp NONE = new StepUp(null, "", "");

    private static final Pattern SIGN_IN = Pattern.compile("\\berror=\"?insufficient_user_authentication\\b");
    private static final Pattern PERMISSION = Pattern.compile("\\berror=\"?insufficient_scope\\b");
    private static final Pattern SCOPE = Pattern.compile("\\bscope=\"([\\x21\\x23-\\x5b\\x5d-\\x7e ]{1,300})\"");
    private static final Pattern MAX_AGE = Pattern.compile("\\bmax_age=\"?([0-9]{1,9})\\b");
    private static final Pattern ACR_VALUES =
            Pattern.compile("\\bacr_values=\"([\\x21\\x23-\\x5b\\x5d-\\x7e ]{1,300})\"");

    /** Empty if it is another challenge, or none. */
    public static Optional<StepUp> of(@Nullable String challenge) {
        String said = challenge == null ? "" : challenge;
        Matcher scope = SCOPE.matcher(said);
        String wanted = scope.find() ? scope.group(1).strip() : "";
        if (PERMISSION.matcher(said).find()) {
            return wanted.isEmpty() ? Optional.empty() : Optional.of(new StepUp(null, "", wanted));
        }
        return SIGN_IN.matcher(said).find() ? Optional.of(signIn(said, wanted)) : Optional.empty();
    }

    private static StepUp signIn(String challenge, String scope) {
        Matcher age = MAX_AGE.matcher(challenge);
        Matcher acr = ACR_VALUES.matcher(challenge);
        return new StepUp(
                age.find() ? Integer.valueOf(age.group(1)) : null,
                acr.find() ? acr.group(1).strip() : "",
                scope);
    }

    /** The same with one more scope, where it is not wanted already. */
    public StepUp with(String oneScope) {
        boolean wanted = List.of(scope.split(" ", -1)).contains(oneScope);
        return wanted ? this : new StepUp(maxAge, acrValues, (scope + " " + oneScope).strip());
    }
}
