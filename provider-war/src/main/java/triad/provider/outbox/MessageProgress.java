package triad.provider.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a message has come.
 *
 * @param kind what it tells, such as an ended session
 * @param receiver the client or stream that is told
 * @param state {@code pending}, {@code held} until it is fetched, {@code delivered} or {@code failed}
 * @param attempts how often it was tried
 * @param error why the last attempt failed
 */
public record MessageProgress(
        String kind, String receiver, String state, int attempts, Instant createdAt, Optional<String> error) {}
