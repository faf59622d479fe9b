package triad.frontend.config;

/**
 * Whether this deployment is for looking at: then pages tell how they were made. Never where people's own data is.
 *
 * @param on {@code frontend.development}
 */
public record Development(boolean on) {}
