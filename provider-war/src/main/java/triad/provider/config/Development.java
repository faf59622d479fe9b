package triad.provider.config;

/**
 * Whether this deployment is for looking at: then servers that call hear what their call took. Never where people's own data is.
 *
 * @param on {@code provider.development}
 */
public record Development(boolean on) {}
