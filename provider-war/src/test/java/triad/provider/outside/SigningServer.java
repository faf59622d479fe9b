package triad.provider.outside;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Consumer;

/** A client that proves itself by its certificate, and signs its authorization requests with an RSA key without naming their type. */
public final class SigningServer implements Caller {
    private static final RSAKey KEY = generate();
    private final Server server = new Server("countersigning", "mallory");

    /** The public key of its registration; any algorithm fits it. */
    public static String jwks() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    @Override
    public String clientId() {
        return server.clientId();
    }

    @Override
    public Answer post(String path, Map<String, String> form) {
        return server.post(path, form);
    }

    public Answer userinfo(String accessToken) {
        return server.userinfo(accessToken);
    }

    /** A good request object with these parameters. */
    public String requestObject(Map<String, String> parameters) {
        return requestObject(JWSAlgorithm.PS256, parameters, claims -> {});
    }

    /** One of another algorithm; some claims may be bent, and one set to null is left out. */
    public String requestObject(
            JWSAlgorithm algorithm, Map<String, String> parameters, Consumer<JWTClaimsSet.Builder> bent) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(clientId())
                .audience(Triad.ISSUER)
                .claim("client_id", clientId())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        parameters.forEach(claims::claim);
        bent.accept(claims);
        return sign(algorithm, claims.build());
    }

    /** Any claims as a JWT signed with its key, such as the assertion of another client that has this key too. */
    public static String sign(JWSAlgorithm algorithm, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(KEY.getKeyID()).build(), claims);
            jwt.sign(new RSASSASigner(KEY));
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
