package triad.frontend.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.frontend.fake.Browser;
import triad.frontend.fake.FakeProvider;
import triad.frontend.fake.FakeProvider.IdTokenMaker;
import triad.frontend.fake.Triad;

/** Forged and foreign ID tokens (OpenID Connect Core 1.0 §3.1.3.7; ATTACKS 4, 11, 12). */
@ExtendWith(ArquillianExtension.class)
class IdTokenIT {
    @BeforeEach
    void reset() {
        Triad.reset();
    }

    @Test
    void goodToken_signsIn() {
        Browser browser = new Browser();
        browser.signIn("/profile");

        assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
    }

    @Test
    void wrongClaims_areRefused() {
        Instant now = Instant.now();
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> wrong = Map.ofEntries(
                Map.entry("nonce", claims -> claims.claim("nonce", "other")),
                Map.entry("no nonce", claims -> claims.claim("nonce", null)),
                Map.entry("issuer", claims -> claims.issuer("https://evil.example")),
                Map.entry("audience", claims -> claims.audience("other")),
                Map.entry("two audiences, no azp", claims -> claims.audience(List.of("frontend", "other"))),
                Map.entry("azp", claims -> claims.claim("azp", "other")),
                Map.entry("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(120)))),
                Map.entry("issued in the future", claims -> claims.issueTime(Date.from(now.plusSeconds(600)))),
                Map.entry("at_hash", claims -> claims.claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")),
                Map.entry("no at_hash", claims -> claims.claim("at_hash", null)),
                Map.entry("no subject", claims -> claims.subject(null)),
                Map.entry("no auth_time", claims -> claims.claim("auth_time", null)),
                Map.entry("auth_time", claims -> claims.claim("auth_time", now.getEpochSecond() + 600)));

        wrong.forEach((name, change) -> {
            Triad.PROVIDER.claims = change;
            assertNotSignedIn(name);
        });
    }

    @Test
    void wrongSignatures_areRefused() {
        FakeProvider provider = Triad.PROVIDER;
        Map<String, IdTokenMaker> wrong = Map.of(
                "alg none",
                claims -> new PlainJWT(claims).serialize(),
                "HS256 with the public key",
                claims -> hs256(claims, provider.key.toPublicJWK().toJSONString()),
                "RS256 with a published key",
                claims -> rs256(claims, provider.rs256),
                "foreign key under our kid",
                claims -> es256(claims, new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1"), FakeProvider.key("k1")),
                "foreign key in the header",
                claims -> embedded(claims),
                "unknown kid",
                claims -> es256(claims, new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k2"), provider.key),
                "an access token",
                claims -> es256(
                        claims,
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").type(new JOSEObjectType("at+jwt")),
                        provider.key),
                "signature cut off",
                claims -> provider.signed(claims).replaceAll("\\.[^.]+$", "."),
                "garbage",
                claims -> "garbage");

        wrong.forEach((name, maker) -> {
            provider.idToken = maker;
            assertNotSignedIn(name);
        });
    }

    private static void assertNotSignedIn(String name) {
        Browser browser = new Browser();
        var answer = browser.signIn("/profile");
        assertThat(answer.headers().firstValue("Location").orElse("")).as(name).isNotEqualTo("/profile");
        assertThat(browser.get("/profile").statusCode()).as(name).isEqualTo(303);
        assertThat(browser.get("/").body()).as(name).doesNotContain("Hello");
    }

    private static String embedded(JWTClaimsSet claims) throws JOSEException {
        var key = FakeProvider.key("k9");
        return es256(claims, new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(key.toPublicJWK()), key);
    }

    private static String es256(JWTClaimsSet claims, JWSHeader.Builder header, ECKey key) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header.build(), claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private static String rs256(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private static String hs256(JWTClaimsSet claims, String secret) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), claims);
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }
}
