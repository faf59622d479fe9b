package triad.provider.authenticate;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.jwks.ClientKeys;
import triad.provider.jwt.JwtTimes;
import triad.provider.jwt.UsedJwtIds;

/** Verifies the assertions of {@code private_key_jwt} clients (RFC 7523 §3, RFC 10070, FAPI 2.0 §5.3.2.1). */
@ApplicationScoped
public class ClientAssertions {
    private static final Set<JOSEObjectType> TYPES =
            Set.of(JOSEObjectType.JWT, new JOSEObjectType("client-authentication+jwt"));
    private static final Duration MOST_LIFETIME = Duration.ofHours(1);
    private static final int MOST_JWT_ID = 256;
    private final ClientKeys keys;
    private final UsedJwtIds used;
    private final AssertionAudience audience;
    private final Clock clock;

    @Inject
    ClientAssertions(ClientKeys keys, UsedJwtIds used, ProviderConfig config, Clock clock) {
        this.keys = keys;
        this.used = used;
        this.audience = AssertionAudience.of(config);
        this.clock = clock;
    }

    /** Whether the assertion is the client's own, for us alone, of now, and was never shown before; its {@code jti} is used last. */
    boolean hold(Client client, ClientAssertion assertion) {
        JOSEObjectType type = assertion.jwt().getHeader().getType();
        return (type == null || TYPES.contains(type))
                && audience.is(client, assertion.audience())
                && says(assertion.claims(), client.clientId(), clock.instant())
                && keys.verify(client, assertion.jwt(), algorithms(client))
                && isFirst(client, assertion.claims());
    }

    private static boolean says(JWTClaimsSet claims, String clientId, Instant now) {
        return clientId.equals(claims.getIssuer())
                && clientId.equals(claims.getSubject())
                && JwtTimes.hold(claims, now, MOST_LIFETIME);
    }

    private boolean isFirst(Client client, JWTClaimsSet claims) {
        String jwtId = claims.getJWTID();
        return jwtId != null
                && !jwtId.isEmpty()
                && jwtId.length() <= MOST_JWT_ID
                && used.use(
                        "client_assertion",
                        client.clientId(),
                        jwtId,
                        claims.getExpirationTime().toInstant().plus(JwtTimes.SKEW));
    }

    private static Set<JWSAlgorithm> algorithms(Client client) {
        Set<JWSAlgorithm> served = new HashSet<>(client.profile().signatures());
        client.assertionAlgorithm().ifPresent(registered -> served.retainAll(Set.of(registered)));
        return served;
    }
}
