package triad.frontend.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments as people read them: in their own time zone, with the day where it is not today. */
@ApplicationScoped
class Times {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    private final Clock clock;

    @Inject
    Times(Clock clock) {
        this.clock = clock;
    }

    /**
     * The moment to the minute.
     *
     * @param zoneinfo an IANA time zone; where there is none, or none that is known here, the text names UTC
     */
    String text(Instant moment, @Nullable String zoneinfo) {
        ZoneId zone = zoneOf(zoneinfo);
        ZonedDateTime there = moment.atZone(zone);
        boolean today = there.toLocalDate().equals(LocalDate.ofInstant(clock.instant(), zone));
        return (today ? TIME : DAY).format(there) + (zone.equals(ZoneOffset.UTC) ? " UTC" : "");
    }

    private static ZoneId zoneOf(@Nullable String zoneinfo) {
        try {
            return zoneinfo == null ? ZoneOffset.UTC : ZoneId.of(zoneinfo);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
