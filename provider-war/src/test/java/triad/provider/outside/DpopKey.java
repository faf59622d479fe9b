package triad.provider.outside;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;

/** A key that a client proves to have (RFC 9449 §4.2). */
public final class DpopKey {
    private final ECKey key = generate();

    /** A good proof for one request without an access token. */
    public String proof(String method, String uri) {
        return proof(method, uri, claims -> {});
    }

    /** A good proof that goes with an access token. */
    public String proof(String method, String uri, String accessToken) {
        return proof(method, uri, claims -> claims.claim("ath", ProviderFlow.sha256(accessToken)));
    }

    /** A proof with some claims bent; a claim set to null is left out. */
    public String proof(String method, String uri, Consumer<JWTClaimsSet.Builder> bent) {
        return proof(new JOSEObjectType("dpop+jwt"), key.toPublicJWK(), method, uri, bent);
    }

    /** A proof with another type or another key in its header, signed with this one all the same. */
    public String proof(
            JOSEObjectType type, JWK shown, String method, String uri, Consumer<JWTClaimsSet.Builder> bent) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .jwtID(ProviderFlow.random())
                .claim("htm", method)
                .claim("htu", uri)
                .issueTime(Date.from(Instant.now()));
        bent.accept(claims);
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(type)
                            .jwk(shown)
                            .build(),
                    claims.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException | IllegalStateException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The {@code jkt} of its tokens. */
    public String thumbprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The key itself, private half included. */
    public ECKey jwk() {
        return key;
    }

    static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
