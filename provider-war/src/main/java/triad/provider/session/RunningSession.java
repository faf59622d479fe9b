package triad.provider.session;

import java.time.Instant;

/**
 * One of a person's sessions, as they see it when they look through them.
 *
 * @param sessionId proves nothing
 * @param device the browser of the last sign-in
 * @param begun the first sign-in
 * @param lastUsed by any visit, to the minute
 */
public record RunningSession(String sessionId, Device device, Instant begun, Instant lastUsed) {}
