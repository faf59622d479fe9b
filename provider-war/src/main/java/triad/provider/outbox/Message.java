package triad.provider.outbox;

import java.time.Instant;

/**
 * Something that a receiver must be told.
 *
 * @param messageId unique; the same on every attempt
 * @param kind whose courier carries it
 * @param receiver what keeps the order among messages: a client or a stream
 * @param payload what the courier needs to write the request; no secrets
 * @param attempts how often it was sent, this time included
 */
public record Message(
        String messageId, String kind, String receiver, String payload, int attempts, Instant createdAt) {}
