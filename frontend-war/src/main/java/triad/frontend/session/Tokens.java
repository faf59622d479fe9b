package triad.frontend.session;

import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.frontend.provider.TokenEndpoint;

/**
 * What the provider gave us for one user; never printed, never sent to a browser.
 *
 * @param refreshToken null if the provider gave none
 * @param refreshUntil when that ends, whatever is renewed; null if the provider does not say
 */
public record Tokens(
        String accessToken,
        Instant expiresAt,
        @Nullable String refreshToken,
        @Nullable Instant refreshUntil) {
    /** A provider that names no lifetime gets the shortest we know. */
    private static final Duration UNKNOWN_LIFETIME = Duration.ofMinutes(1);

    public static Tokens received(OIDCTokens answer, Instant now) {
        return new Tokens("", now, null, null).renewed(answer, now);
    }

    /** The answer to a refresh; an answer without a refresh token means that the old one goes on (RFC 6749 §6). */
    public Tokens renewed(OIDCTokens answer, Instant now) {
        long seconds = answer.getAccessToken().getLifetime();
        Duration lifetime = seconds > 0 ? Duration.ofSeconds(seconds) : UNKNOWN_LIFETIME;
        String access = answer.getAccessToken().getValue();
        Optional<Instant> until = TokenEndpoint.refreshLifetime(answer).map(now::plus);
        return answer.getRefreshToken() == null
                ? new Tokens(access, now.plus(lifetime), refreshToken, until.orElse(refreshUntil))
                : new Tokens(
                        access, now.plus(lifetime), answer.getRefreshToken().getValue(), until.orElse(null));
    }

    public Optional<String> refresh() {
        return Optional.ofNullable(refreshToken);
    }

    boolean expireBefore(Instant moment) {
        return expiresAt.isBefore(moment);
    }

    /** Whether they can no longer be renewed, as far as the provider has said. */
    boolean ended(Instant now) {
        return refreshUntil != null && !now.isBefore(refreshUntil);
    }

    @Override
    public String toString() {
        return "Tokens[expiresAt=" + expiresAt + "]";
    }
}
