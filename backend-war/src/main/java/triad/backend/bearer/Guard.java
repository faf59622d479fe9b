package triad.backend.bearer;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.X509CertUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import triad.backend.config.BackendConfig;
import triad.backend.key.VerificationKeys;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/**
 * What an access token must be beyond what MicroProfile JWT checks (signature, {@code iss}, {@code aud}, {@code exp}, {@code sub} and
 * {@code jti} present): a JWT of RFC 9068 §4, for a client of ours, sent by the holder of its certificate (RFC 8705 §3), not revoked.
 */
@Singleton
public class Guard {
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(10);

    private final VerificationKeys keys;
    private final Revocation revocation;
    private final BackendConfig.Security config;
    private final Clock clock;

    @Inject
    Guard(VerificationKeys keys, Revocation revocation, BackendConfig config, Clock clock) {
        this.keys = keys;
        this.revocation = revocation;
        this.config = config.security();
        this.clock = clock;
    }

    /** Before any cryptography. The key comes last: looking for one may cost a call. */
    void checkHeader(BearerToken token) {
        JWSHeader header = headerOf(token);
        require(JWSAlgorithm.ES256.equals(header.getAlgorithm()), "Not signed with ES256");
        require(ACCESS_TOKEN.equals(header.getType()), "Not of the type at+jwt");
        require(header.getCriticalParams() == null, "Demands extensions that are not understood");
        require(header.getKeyID() != null, "Names no key");
        keys.require(header.getKeyID());
    }

    /** After MicroProfile JWT has verified the token, now or a moment ago. Cheap checks first; revocation last, as it may cost a call. */
    void checkClaims(VerifiedToken token, @Nullable X509Certificate caller) {
        Instant now = clock.instant();
        Instant latest = now.plus(CLOCKS_MAY_DIFFER);
        require(now.isBefore(Instant.ofEpochSecond(token.getExpirationTime())), "Expired");
        require(!Instant.ofEpochSecond(token.getIssuedAtTime()).isAfter(latest), "Issued in the future");
        require(!notBefore(token).isAfter(latest), "Not valid yet");
        require(
                config.clients().contains(Claims.text(token, "client_id").orElse("")),
                "Issued to a client that is not let in");
        require(caller != null && isBoundTo(token, caller), "Bound to another certificate");
        require(revocation.isActive(token), "No longer valid");
    }

    private static JWSHeader headerOf(BearerToken token) {
        try {
            return JWSObject.parse(token.value()).getHeader();
        } catch (ParseException | IllegalArgumentException e) {
            throw new Refusal(Reason.INVALID_TOKEN, "Not an access token");
        }
    }

    private static Instant notBefore(JsonWebToken token) {
        return Claims.seconds(token, "nbf").map(Instant::ofEpochSecond).orElse(Instant.EPOCH);
    }

    /** Both sides are public, so the comparison need not take constant time. */
    private static boolean isBoundTo(JsonWebToken token, X509Certificate caller) {
        return token.getClaim("cnf") instanceof JsonObject confirmation
                && confirmation.get("x5t#S256") instanceof JsonString thumbprint
                && thumbprint
                        .getString()
                        .equals(X509CertUtils.computeSHA256Thumbprint(caller).toString());
    }

    private static void require(boolean rule, String otherwise) {
        if (!rule) {
            throw new Refusal(Reason.INVALID_TOKEN, otherwise);
        }
    }
}
