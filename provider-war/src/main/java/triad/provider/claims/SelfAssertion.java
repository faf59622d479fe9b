package triad.provider.claims;

import java.util.Optional;
import java.util.function.Consumer;
import triad.provider.user.ClaimRules;

/**
 * The claims that people change themselves, as they want them. Not the e-mail address: that it is theirs would have to be shown.
 *
 * @param picture an https URL
 * @param locale a BCP 47 tag
 * @param zoneinfo an IANA time zone
 */
public record SelfAssertion(
        String givenName,
        String familyName,
        Optional<String> picture,
        Optional<String> locale,
        Optional<String> zoneinfo) {
    private static final int MOST_OF_A_NAME = 100;
    private static final int MOST_OF_A_TAG = 35;

    /** The first claim that may not be so, by name; empty where all may. */
    public Optional<String> flaw() {
        if (!isName(givenName)) {
            return Optional.of("given_name");
        }
        if (!isName(familyName)) {
            return Optional.of("family_name");
        }
        if (!picture.map(url -> holds(value -> ClaimRules.url("picture", value), url))
                .orElse(true)) {
            return Optional.of("picture");
        }
        if (!locale.map(tag -> tag.length() <= MOST_OF_A_TAG && holds(ClaimRules::locale, tag))
                .orElse(true)) {
            return Optional.of("locale");
        }
        return zoneinfo.map(zone -> holds(ClaimRules::zoneinfo, zone)).orElse(true)
                ? Optional.empty()
                : Optional.of("zoneinfo");
    }

    private static boolean isName(String name) {
        return name.length() <= MOST_OF_A_NAME && holds(value -> ClaimRules.text("name", value), name);
    }

    private static boolean holds(Consumer<String> rule, String value) {
        try {
            rule.accept(value);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
