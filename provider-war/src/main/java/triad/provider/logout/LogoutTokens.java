package triad.provider.logout;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import triad.provider.claims.Subjects;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.http.OpaqueValue;
import triad.provider.key.SigningKeys;

/** Writes logout tokens (OpenID Connect Back-Channel Logout §2.4), signed as the client's ID tokens are (§2.6). */
@ApplicationScoped
public class LogoutTokens {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final Duration LIFETIME = Duration.ofMinutes(2);
    private final SigningKeys keys;
    private final Subjects subjects;
    private final ProviderConfig config;
    private final Clock clock;

    @Inject
    LogoutTokens(SigningKeys keys, Subjects subjects, ProviderConfig config, Clock clock) {
        this.keys = keys;
        this.subjects = subjects;
        this.config = config;
        this.clock = clock;
    }

    /** A token with a {@code jti} of its own, for the user as the client knows them; there must be no {@code nonce}. */
    String issue(Client client, String userId, String sessionId) {
        Instant now = clock.instant();
        return keys.sign(
                TYPE,
                new JWTClaimsSet.Builder()
                        .issuer(config.issuer().toString())
                        .subject(subjects.of(client, userId))
                        .audience(client.clientId())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .jwtID(OpaqueValue.random().value())
                        .claim("events", Map.of(EVENT, Map.of()))
                        .claim("sid", sessionId)
                        .build(),
                client.idToken().algorithm());
    }
}
