package triad.provider.token;

import java.time.Instant;
import java.util.Optional;
import triad.provider.family.LivingFamily;
import triad.provider.family.TokenFamily;
import triad.provider.http.OpaqueValue;
import triad.provider.mtls.Confirmation;

/**
 * A refresh token of a living family, in the hands of its client.
 *
 * @param value as it was shown
 * @param binding what the client has to prove beside itself: the key of a public client (RFC 9449 §5, RFC 8705 §4)
 * @param replacement what replaced it; empty while it is good
 */
public record RefreshToken(
        OpaqueValue value, LivingFamily living, Confirmation binding, Optional<Replacement> replacement) {

    /** What it comes from. */
    public TokenFamily family() {
        return living.family();
    }

    /**
     * The end of a rotated token.
     *
     * @param at when another one took its place
     * @param answer the answer that brought the other one
     */
    public record Replacement(Instant at, SealedAnswer answer) {}
}
