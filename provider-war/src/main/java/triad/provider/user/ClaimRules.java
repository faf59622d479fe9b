package triad.provider.user;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the values of standard claims look like (OpenID Connect Core §5.1); whatever else is refused with the claim's name and the reason. */
public final class ClaimRules {
    private static final int MOST = 1000;
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}(;ext=[0-9]{1,10})?");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    private ClaimRules() {}

    /** Something a person may read: not blank, at most 1000 characters, no control characters but line breaks. */
    public static void text(String claim, String value) {
        boolean controls = value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r');
        if (value.isBlank() || value.length() > MOST || controls) {
            throw new IllegalArgumentException(claim + ": is no text of 1 to " + MOST + " characters");
        }
    }

    /** A web page or picture: https alone, so that no link runs a script. */
    public static void url(String claim, String value) {
        text(claim, value);
        try {
            URI uri = new URI(value);
            if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException(claim + ": '" + value + "' is no https URL");
            }
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(claim + ": '" + value + "' is no https URL", malformed);
        }
    }

    /** A date, a date whose year is not told ({@code 0000-03-21}), or a year alone. */
    static void birthdate(String value) {
        try {
            if (!YEAR.matcher(value).matches()) {
                LocalDate.parse(value);
            }
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("birthdate: '" + value + "' is no date like 1987-03-21", malformed);
        }
    }

    /** E.164, perhaps with an extension. */
    static void phoneNumber(String value) {
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException("phone_number: '" + value + "' is no number like +46701234567");
        }
    }

    /** A BCP 47 tag. */
    public static void locale(String value) {
        try {
            new Locale.Builder().setLanguageTag(value);
        } catch (IllformedLocaleException malformed) {
            throw new IllegalArgumentException("locale: '" + value + "' is no language tag like en-GB", malformed);
        }
    }

    /** The shape of an IANA name; which zones there are changes with the JDK. */
    public static void zoneinfo(String value) {
        if (value.length() > 64 || !ZONE.matcher(value).matches()) {
            throw new IllegalArgumentException("zoneinfo: '" + value + "' is no time zone like Europe/Stockholm");
        }
    }
}
