package triad.frontend.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is not at work.
 *
 * @param from the first day
 * @param until the last
 */
public record Absence(
        LocalDate from, LocalDate until, @Nullable String message) {}
