package triad.frontend.person;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * What the clock says where somebody is.
 *
 * @param zone of the IANA database
 * @param text hours and minutes, as they are written in the region of the user
 */
public record LocalTime(String zone, String text, LocalDate day) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);

    /** Empty where the zone is not known here. */
    static Optional<LocalTime> of(String zone, Instant moment, Locale region) {
        try {
            ZonedDateTime there = moment.atZone(ZoneId.of(zone));
            return Optional.of(new LocalTime(zone, TIME.withLocale(region).format(there), there.toLocalDate()));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
