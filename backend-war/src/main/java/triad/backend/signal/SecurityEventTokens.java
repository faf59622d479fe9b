package triad.backend.signal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import triad.backend.config.BackendConfig;
import triad.backend.key.VerificationKeys;

/** Verifies security event tokens (RFC 8417 §2) of the provider for this server; nobody else's are taken. */
@ApplicationScoped
class SecurityEventTokens {
    private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(10);
    private static final int MOST_OF_AN_ID = 255;

    private final VerificationKeys keys;
    private final BackendConfig.Provider config;
    private final Clock clock;

    @Inject
    SecurityEventTokens(VerificationKeys keys, BackendConfig config, Clock clock) {
        this.keys = keys;
        this.config = config.provider();
        this.clock = clock;
    }

    /** The claims, in this order: is it an event, whose, is it signed, for whom. */
    JWTClaimsSet verify(String token) throws EventRefused {
        try {
            SignedJWT event = SignedJWT.parse(token);
            JWSHeader header = event.getHeader();
            require(TYPE.equals(header.getType()), EventRefused.Code.INVALID_REQUEST, "Not of the type secevent+jwt");
            require(
                    JWSAlgorithm.ES256.equals(header.getAlgorithm())
                            && header.getCriticalParams() == null
                            && header.getKeyID() != null,
                    EventRefused.Code.INVALID_KEY,
                    "Not signed with a named key by ES256");
            JWTClaimsSet claims = event.getJWTClaimsSet();
            require(
                    config.issuer().toString().equals(claims.getIssuer()),
                    EventRefused.Code.INVALID_ISSUER,
                    "Not of the provider");
            require(isSigned(event), EventRefused.Code.INVALID_KEY, "The signature does not verify");
            require(
                    claims.getAudience().contains(config.clientId()),
                    EventRefused.Code.INVALID_AUDIENCE,
                    "For somebody else");
            requireClaims(claims);
            return claims;
        } catch (ParseException | IllegalArgumentException e) {
            throw new EventRefused(EventRefused.Code.INVALID_REQUEST, "Not a security event token");
        }
    }

    private void requireClaims(JWTClaimsSet claims) throws EventRefused {
        String id = claims.getJWTID();
        require(
                id != null && !id.isEmpty() && id.length() <= MOST_OF_AN_ID,
                EventRefused.Code.INVALID_REQUEST,
                "No jti, or too long a one");
        require(
                claims.getIssueTime() != null
                        && !claims.getIssueTime()
                                .toInstant()
                                .isAfter(clock.instant().plus(CLOCKS_MAY_DIFFER)),
                EventRefused.Code.INVALID_REQUEST,
                "No iat, or one in the future");
        require(claims.getExpirationTime() == null, EventRefused.Code.INVALID_REQUEST, "An event does not expire");
    }

    private boolean isSigned(SignedJWT event) {
        return keys.find(event.getHeader().getKeyID())
                .map(key -> verifies(event, key))
                .orElse(false);
    }

    private static boolean verifies(SignedJWT event, ECKey key) {
        try {
            return event.verify(new ECDSAVerifier(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has ES256", e);
        }
    }

    private static void require(boolean rule, EventRefused.Code code, String otherwise) throws EventRefused {
        if (!rule) {
            throw new EventRefused(code, otherwise);
        }
    }
}
