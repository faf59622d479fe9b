package triad.frontend.backend;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is out of office, as the backend keeps it.
 *
 * @param from the first day, ISO 8601
 * @param until the last day
 * @param message what others should know; null if nothing
 */
public record Absence(
        @Nullable String from,
        @Nullable String until,
        @Nullable String message) implements Serializable {}
