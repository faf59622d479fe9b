package triad.provider.outside;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;

/** An issuer elsewhere that the deployment trusts, under one name for each way to name a user. */
public final class PartnerIssuer {
    private static final ECKey KEY = DpopKey.generate();
    private final String issuer;

    /** The issuer that names users by {@code email}, {@code username} or {@code subject}; the others do so by e-mail, and differ in where their keys are. */
    public PartnerIssuer(String naming) {
        this.issuer = "https://" + naming + ".partner.example";
    }

    /** The public keys of its registration. */
    public static String jwks() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    /** A good assertion about the user. */
    public String assertion(String subject) {
        return assertion(subject, claims -> {});
    }

    /** An assertion with some claims bent; a claim set to null is left out. */
    public String assertion(String subject, Consumer<JWTClaimsSet.Builder> bent) {
        return assertion(JOSEObjectType.JWT, KEY, subject, bent);
    }

    /** An assertion of another type, or signed with another key. */
    public String assertion(JOSEObjectType type, ECKey key, String subject, Consumer<JWTClaimsSet.Builder> bent) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .audience(Triad.ISSUER)
                .jwtID(ProviderFlow.random())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)));
        bent.accept(claims);
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(type)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static ECKey key() {
        return KEY;
    }
}
