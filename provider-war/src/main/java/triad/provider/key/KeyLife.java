package triad.provider.key;

import java.time.Instant;
import java.util.Optional;

/**
 * The times of a signing key.
 *
 * @param generation counts the keys of one algorithm, from 1
 * @param createdAt when it was made, and published from then on
 * @param signsFrom when it began to sign; empty before
 * @param publishedUntil when it leaves the JWK set; empty before it retires
 */
public record KeyLife(
        int generation, Instant createdAt, Optional<Instant> signsFrom, Optional<Instant> publishedUntil) {

    /** A key that signs later. */
    static KeyLife next(int generation, Instant now) {
        return new KeyLife(generation, now, Optional.empty(), Optional.empty());
    }

    /** The first key of its algorithm: nothing was signed before, so nobody needs to know it before. */
    static KeyLife first(Instant now) {
        return new KeyLife(1, now, Optional.of(now), Optional.empty());
    }

    /** The state. */
    public KeyState state() {
        if (publishedUntil.isPresent()) {
            return KeyState.RETIRED;
        }
        return signsFrom.isPresent() ? KeyState.CURRENT : KeyState.NEXT;
    }

    /** Whether it is in the JWK set. */
    boolean isPublished(Instant now) {
        return publishedUntil.map(now::isBefore).orElse(true);
    }
}
