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
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;
import triad.frontend.settings.Settings;

/** Moments as people read them: in their own time zone and language, with the day where it is not today. */
@ApplicationScoped
public class Times {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT);

    private final Settings settings;
    private final Clock clock;

    @Inject
    Times(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The moment to the minute.
     *
     * @param zoneinfo the person's IANA time zone, unless they have chosen another in the settings; where there is none, or none that is
     *     known here, the text names UTC
     */
    public String text(Instant moment, @Nullable String zoneinfo) {
        ZoneId zone = settings.zone().orElseGet(() -> zoneOf(zoneinfo));
        ZonedDateTime there = moment.atZone(zone);
        boolean today = there.toLocalDate().equals(LocalDate.ofInstant(clock.instant(), zone));
        return (today ? TIME : DAY).withLocale(settings.getRegion()).format(there)
                + (zone.equals(ZoneOffset.UTC) ? " UTC" : "");
    }

    private static ZoneId zoneOf(@Nullable String zoneinfo) {
        try {
            return zoneinfo == null ? ZoneOffset.UTC : ZoneId.of(zoneinfo);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
