package triad.provider.authenticate;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import triad.provider.client.Client;
import triad.provider.client.ClientKeys;
import triad.provider.config.ProviderConfig;
import triad.provider.jwt.JwtTimes;
import triad.provider.jwt.Signatures;
import triad.provider.jwt.UsedJwtIds;

/** Verifies the assertions of {@code private_key_jwt} clients (RFC 7523 §3, RFC 10070, FAPI 2.0 §5.3.2.1). */
@ApplicationScoped
public class ClientAssertions {
    /** The one {@code client_assertion_type} (RFC 7523 §2.2). */
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

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

    /** The client that the assertion claims to be of; proves nothing yet. */
    static Optional<String> subject(String assertion) {
        return Signatures.parse(assertion)
                .flatMap(jwt -> Optional.ofNullable(claims(jwt).getSubject()));
    }

    /** Whether the assertion is the client's own, for us alone, of now, and was never shown before; its {@code jti} is used last. */
    boolean hold(Client client, String assertion) {
        return Signatures.parse(assertion)
                .filter(jwt -> jwt.getHeader().getType() == null
                        || TYPES.contains(jwt.getHeader().getType()))
                .filter(jwt ->
                        audience.is(client, jwt.getPayload().toJSONObject().get("aud")))
                .filter(jwt -> says(claims(jwt), client.clientId(), clock.instant()))
                .filter(jwt -> keys.verify(client, jwt, algorithms(client)))
                .filter(jwt -> isFirst(client, claims(jwt)))
                .isPresent();
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

    private static JWTClaimsSet claims(SignedJWT jwt) {
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException malformed) {
            throw new IllegalStateException("Claims were read when the JWT was parsed", malformed);
        }
    }
}
