package triad.frontend.people;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is not at work.
 *
 * @param from the first day
 * @param until the last
 * @param message what others should know; null if nothing
 */
public record Absence(
        LocalDate from, LocalDate until, @Nullable String message) implements Serializable {}
