package triad.backend.fake;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Access tokens as the contract has them (RFC 9068), and what a test makes of them. */
public class Tokens {
    private static final String ALL_SCOPES = "openid profile:read profile:write people:read people:write";

    public static JWTClaimsSet.Builder claims(String subject, String scope) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(FakeProvider.ISSUER)
                .subject(subject)
                .audience(SharedServer.URL)
                .claim("client_id", "frontend")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString())
                .claim("auth_time", now.getEpochSecond())
                .claim("scope", scope)
                .claim("groups", java.util.List.of("people"))
                .claim("cnf", Map.of("x5t#S256", Certificates.thumbprint("frontend")));
    }

    public static JWSHeader.Builder header(ECKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID());
    }

    /** A token that holds. */
    public static String valid(String subject) {
        return with(subject, claims -> claims);
    }

    /** A token of somebody with the role. */
    public static String administrator(String subject) {
        return with(subject, claims -> claims.claim("groups", java.util.List.of("administrator")));
    }

    /** A token that differs from one that holds by what the test changes. */
    public static String with(String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        ECKey key = FakeProvider.start().keys.get(0);
        return sign(
                header(key).build(), change.apply(claims(subject, ALL_SCOPES)).build(), key);
    }

    public static String sign(JWSHeader header, JWTClaimsSet claims, ECKey key) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String subjectOf(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getSubject();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
