package triad.backend.config;

/**
 * Whether this deployment is for looking at: then the frontend hears which calls an answer took. Never where people's own data is.
 *
 * @param on {@code backend.development}
 */
public record Development(boolean on) {}
