package triad.provider.account;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import triad.provider.user.User;

/**
 * An instant as a person reads it.
 *
 * @param text in the person's own time zone, or in UTC, which it then says
 * @param machine ISO 8601, for the browser
 */
public record When(String text, String machine) {
    private static final DateTimeFormatter OWN = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    /** The instant for this person. */
    static When of(Instant instant, User user) {
        return new When(text(instant, user), instant.toString());
    }

    private static String text(Instant instant, User user) {
        try {
            ZoneId zone = user.zoneinfo().map(ZoneId::of).orElse(ZoneOffset.UTC);
            return (user.zoneinfo().isPresent() ? OWN : UTC).format(instant.atZone(zone));
        } catch (DateTimeException unknownZone) {
            return UTC.format(instant.atZone(ZoneOffset.UTC));
        }
    }
}
