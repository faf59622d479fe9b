package triad.frontend.settings;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * @param zoneinfo the person's IANA time zone, unless they have chosen another in the settings; null: as their provider said it at the
     *     sign-in; where there is none, or none that is known here, the text names UTC
     */
    public String text(Instant moment, @Nullable String zoneinfo) {
        ZoneId zone =
                settings.zone().or(() -> zoneOf(zoneinfo)).or(settings::home).orElse(ZoneOffset.UTC);
        ZonedDateTime there = moment.atZone(zone);
        boolean today = there.toLocalDate().equals(LocalDate.ofInstant(clock.instant(), zone));
        return (today ? TIME : DAY).withLocale(settings.getRegion()).format(there)
                + (zone.equals(ZoneOffset.UTC) ? " UTC" : "");
    }

    private static Optional<ZoneId> zoneOf(@Nullable String zoneinfo) {
        try {
            return Optional.ofNullable(zoneinfo).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
