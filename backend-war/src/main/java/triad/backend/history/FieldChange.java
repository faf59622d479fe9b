package triad.backend.history;

import org.jspecify.annotations.Nullable;

/**
 * One field as it was and as it became; lists and objects as JSON, null where nothing was told.
 *
 * @param field its wire name; that of a choice who sees it begins with {@code visibility.}
 */
public record FieldChange(
        String field, @Nullable String old, @Nullable String became) {}
