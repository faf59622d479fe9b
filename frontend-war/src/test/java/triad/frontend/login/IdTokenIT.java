package triad.frontend.login;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.frontend.fake.Signed.header;
import static triad.frontend.fake.Signed.hs256;
import static triad.frontend.fake.Signed.rs256;
import static triad.frontend.fake.Signed.signed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.FakeKeys;
import triad.frontend.fake.FakeProvider.IdTokenMaker;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** Forged and foreign ID tokens (OpenID Connect Core 1.0 §3.1.3.7; ATTACKS 4, 11, 12). */
@WithTriad
class IdTokenIT {
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
        FakeKeys keys = Triad.PROVIDER.keys;
        Map<String, IdTokenMaker> wrong = Map.of(
                "alg none",
                claims -> new PlainJWT(claims).serialize(),
                "HS256 with the public key",
                claims -> hs256("JWT", claims),
                "RS256 with a published key",
                claims -> rs256("JWT", claims),
                "foreign key under our kid",
                claims -> signed(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1"), FakeKeys.key("k1"), claims),
                "foreign key in the header",
                claims -> embedded(claims),
                "unknown kid",
                claims -> signed(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k2"), keys.es256, claims),
                "an access token",
                claims -> signed(header("at+jwt"), keys.es256, claims),
                "signature cut off",
                claims -> keys.signed(claims).replaceAll("\\.[^.]+$", "."),
                "garbage",
                claims -> "garbage");

        wrong.forEach((name, maker) -> {
            Triad.PROVIDER.idToken = maker;
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
        var key = FakeKeys.key("k9");
        return signed(new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(key.toPublicJWK()), key, claims);
    }
}
