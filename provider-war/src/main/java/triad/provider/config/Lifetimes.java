package triad.provider.config;

import java.time.Duration;

/**
 * How long what the provider issues lasts.
 *
 * @param pushedRequest a pushed authorization request, below 600 s (FAPI 2.0 §5.3.2.2)
 * @param authorizationRequest from the browser's arrival to the code: time to sign in and to decide
 * @param authorizationCode at most 60 s (FAPI 2.0 §5.3.2.1)
 * @param accessToken short, because resource servers accept it on its own merits
 * @param grant from the code to the last refresh
 * @param sessionIdle without a visit to the provider
 * @param session altogether
 * @param refreshGrace how long after its replacement a rotated refresh token is answered as before, so that two tabs sign nobody out
 */
public record Lifetimes(
        Duration pushedRequest,
        Duration authorizationRequest,
        Duration authorizationCode,
        Duration accessToken,
        Duration grant,
        Duration sessionIdle,
        Duration session,
        Duration refreshGrace) {

    /** Refuses what the specifications do not allow. */
    public Lifetimes {
        atMost("provider.lifetime.pushed-request", pushedRequest, Duration.ofSeconds(599));
        atMost("provider.lifetime.authorization-request", authorizationRequest, Duration.ofHours(1));
        atMost("provider.lifetime.authorization-code", authorizationCode, Duration.ofSeconds(60));
        atMost("provider.lifetime.access-token", accessToken, Duration.ofHours(1));
        atMost("provider.lifetime.grant", grant, Duration.ofDays(365));
        atMost("provider.lifetime.session-idle", sessionIdle, session);
        atMost("provider.lifetime.session", session, Duration.ofDays(30));
        atMost("provider.lifetime.refresh-grace", refreshGrace, Duration.ofMinutes(1));
    }

    private static void atMost(String key, Duration value, Duration most) {
        if (value.isNegative() || value.isZero() || value.compareTo(most) > 0) {
            throw new IllegalStateException(key + ": " + value + " is not above zero and at most " + most);
        }
    }
}
