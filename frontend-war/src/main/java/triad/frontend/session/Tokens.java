package triad.frontend.session;

import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the provider gave us for one user; never printed, never sent to a browser.
 *
 * @param refreshToken null if the provider gave none
 */
public record Tokens(
        String accessToken, Instant expiresAt, @Nullable String refreshToken) {
    /** A provider that names no lifetime gets the shortest we know. */
    private static final Duration UNKNOWN_LIFETIME = Duration.ofMinutes(1);

    public static Tokens received(OIDCTokens answer, Instant now) {
        return renewed(answer, now, null);
    }

    /** The answer to a refresh; an answer without a refresh token means that the old one goes on (RFC 6749 §6). */
    public Tokens renewed(OIDCTokens answer, Instant now) {
        return renewed(answer, now, refreshToken);
    }

    public Optional<String> refresh() {
        return Optional.ofNullable(refreshToken);
    }

    boolean expireBefore(Instant moment) {
        return expiresAt.isBefore(moment);
    }

    private static Tokens renewed(OIDCTokens answer, Instant now, @Nullable String before) {
        long seconds = answer.getAccessToken().getLifetime();
        Duration lifetime = seconds > 0 ? Duration.ofSeconds(seconds) : UNKNOWN_LIFETIME;
        String refresh = answer.getRefreshToken() == null
                ? before
                : answer.getRefreshToken().getValue();
        return new Tokens(answer.getAccessToken().getValue(), now.plus(lifetime), refresh);
    }

    @Override
    public String toString() {
        return "Tokens[expiresAt=" + expiresAt + "]";
    }
}
