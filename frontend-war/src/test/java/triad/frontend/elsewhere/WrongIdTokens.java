package triad.frontend.elsewhere;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import triad.frontend.fake.Elsewhere;
import triad.frontend.fake.FakeProvider.IdTokenMaker;

/** ID tokens that the OpenID Foundation's suite gives to a relying party, and some more, none of which may sign anybody in. */
final class WrongIdTokens {
    private WrongIdTokens() {}

    static Map<String, UnaryOperator<JWTClaimsSet.Builder>> claims() {
        Instant now = Instant.now();
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> wrong = new HashMap<>();
        wrong.put("issuer", claims -> claims.issuer("https://evil.example/"));
        wrong.put("no issuer", claims -> claims.issuer(null));
        wrong.put("audience", claims -> claims.audience("another"));
        wrong.put("no audience", claims -> claims.audience((String) null));
        wrong.put("second audience", claims -> claims.audience(List.of(Elsewhere.CLIENT, "another")));
        wrong.put("azp", claims -> claims.claim("azp", "another"));
        wrong.put("no sub", claims -> claims.subject(null));
        wrong.put("no iat", claims -> claims.issueTime(null));
        wrong.put("no exp", claims -> claims.expirationTime(null));
        wrong.put("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(300))));
        wrong.put("issued in the future", claims -> claims.issueTime(Date.from(now.plusSeconds(600))));
        wrong.put("nonce", claims -> claims.claim("nonce", "another"));
        wrong.put("no nonce", claims -> claims.claim("nonce", null));
        wrong.put("at_hash", claims -> claims.claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"));
        wrong.put("at_hash is no text", claims -> claims.claim("at_hash", 7));
        wrong.put(
                "auth_time",
                claims -> claims.claim("auth_time", now.plusSeconds(600).getEpochSecond()));
        return wrong;
    }

    /**
     * Signatures.
     *
     * @param right the one algorithm that the frontend takes
     * @param other one of the same key that it does not take
     */
    static Map<String, IdTokenMaker> signatures(Elsewhere provider, JWSAlgorithm right, JWSAlgorithm other) {
        String kid = provider.key.getKeyID();
        Map<String, IdTokenMaker> wrong = new HashMap<>();
        wrong.put("alg none", claims -> new PlainJWT(claims).serialize());
        wrong.put("bad signature", claims -> provider.signed(claims).replaceAll("\\.[^.]{9}([^.]+)$", ".AAAAAAAAA$1"));
        wrong.put(
                "foreign key",
                claims -> Elsewhere.signed(new JWSHeader.Builder(right).keyID(kid), Elsewhere.rsa(kid), claims));
        wrong.put(
                "another algorithm of our key",
                claims -> Elsewhere.signed(new JWSHeader.Builder(other).keyID(kid), provider.key, claims));
        wrong.put(
                "an access token",
                claims -> Elsewhere.signed(
                        new JWSHeader.Builder(right).keyID(kid).type(new JOSEObjectType("at+jwt")),
                        provider.key,
                        claims));
        wrong.put("HS256 with the secret", claims -> hs256(claims, Elsewhere.SECRET.repeat(2)));
        wrong.put(
                "HS256 with the public key",
                claims -> hs256(claims, provider.key.toPublicJWK().toJSONString()));
        return wrong;
    }

    private static String hs256(JWTClaimsSet claims, String secret) throws JOSEException {
        var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).build(), claims);
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }
}
