package triad.provider.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.ForgedToken;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.Tokens;

/** Tokens that the provider did not make, at every place that reads one (RFC 8725). */
@ExtendWith(ArquillianExtension.class)
class ForgedTokensIT {
    private String accessToken;
    private String exchanged;

    @BeforeEach
    void signIn() {
        Tokens tokens = ProviderFlow.frontend().tokens("alice");
        accessToken = tokens.accessToken();
        exchanged = Server.BACKEND.exchange(accessToken).text("access_token");
    }

    /** The control: what is signed again with the provider's own key holds, so a refusal below has its one reason. */
    @Test
    void tokenSignedWithTheProvidersKey_holds() {
        assertThat(Server.BACKEND.introspect(again().signedByProvider()).text("active"))
                .isEqualTo("true");
        assertThat(Server.BACKEND
                        .userinfo(ForgedToken.like(exchanged).signedByProvider())
                        .status())
                .isEqualTo(200);
    }

    /** ATTACKS 4 and 11. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "ES256", "RS256", "HS256", "EdDSA", "", "ES256K"})
    void unsignedToken_isRefused(String algorithm) {
        assertRefused(again().header("alg", algorithm).unsigned());
        assertRefused(again().header("alg", algorithm).signedWith(new byte[64]));
    }

    /** ATTACKS 4: the public key is no secret. */
    @Test
    void publicKeyAsHmacSecret_isRefused() {
        byte[] der = ForgedToken.providerPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        String jwk = ForgedToken.providerKey().toPublicJWK().toJSONString();
        for (byte[] secret : new byte[][] {
            der, pem.getBytes(StandardCharsets.US_ASCII), jwk.getBytes(StandardCharsets.US_ASCII), new byte[0]
        }) {
            assertRefused(again().header("alg", "HS256").macedWith(secret));
        }
    }

    /** ATTACKS 4: a token brings no key of its own. */
    @Test
    void foreignKey_isRefusedHoweverItIsNamed() throws JOSEException {
        ECKey foreign = new ECKeyGenerator(Curve.P_256).generate();
        Map<String, Object> jwk = foreign.toPublicJWK().toJSONObject();

        assertRefused(again().signedBy(foreign));
        assertRefused(again().header("jwk", jwk).signedBy(foreign));
        assertRefused(again().header("jwk", jwk).withoutHeader("kid").signedBy(foreign));
        assertRefused(again().header("jku", "https://evil.example/jwks").signedBy(foreign));
        assertRefused(again().header("x5u", "https://evil.example/x.pem").signedBy(foreign));
    }

    /** ATTACKS 13. */
    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc/passwd", "/dev/null", "http://localhost:21080/jwks", "' or '1'='1", "", "\0", "%00"})
    void strangeKid_isRefused(String kid) {
        assertRefused(again().header("kid", kid).signedByProvider());
    }

    /** RFC 8725 §3.11: an ID token is no access token, nor the other way round. */
    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt ", "logout+jwt", ""})
    void otherType_isRefused(String type) {
        assertRefused(again().header("typ", type).signedByProvider());
        assertRefused(again().withoutHeader("typ").signedByProvider());
    }

    /** RFC 7515 §4.1.11: what is critical and not understood is refused. */
    @Test
    void unknownCriticalHeader_isRefused() {
        assertRefused(again().header("crit", java.util.List.of("exp")).signedByProvider());
        assertRefused(again().header("crit", java.util.List.of("b64"))
                .header("b64", false)
                .signedByProvider());
    }

    @Test
    void otherIssuerOrChangedClaim_isRefused() {
        assertRefused(again().claim("iss", "https://evil.example").signedByProvider());
        String[] parts = accessToken.split("\\.", -1);
        String[] other =
                again().claim("sub", "somebody-else").signedByProvider().split("\\.", -1);
        assertRefused(parts[0] + "." + other[1] + "." + parts[2]);
        assertRefused(again().claim("family_id", "unknown").signedByProvider());
    }

    /** ATTACKS 10: an encrypted envelope proves nothing. */
    @Test
    void encryptedPlainToken_isRefused() {
        String header = encoded("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"typ\":\"at+jwt\",\"cty\":\"JWT\"}");
        String plain = encoded(again().header("alg", "none").unsigned());

        assertRefused(header + ".." + encoded("123456789012") + "." + plain + "." + encoded("1234567890123456"));
    }

    /** ATTACKS 14: no password-based key derivation on behalf of a stranger. */
    @Test
    void passwordBasedEnvelope_costsNothing() {
        String header =
                encoded("{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A256GCM\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}");

        assertRefused(header + ".AAAA.AAAA.AAAA.AAAA");
    }

    /** ATTACKS 15. */
    @Test
    void deeplyNestedToken_isRefused() {
        String hundredThousand = encoded("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        assertThat(Server.BACKEND.introspect(hundredThousand + ".e30.AA").status())
                .isEqualTo(400);
        String header =
                encoded("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}");
        assertThat(Server.BACKEND.introspect(header + ".e30.AA").text("active")).isEqualTo("false");
        String payload = encoded("{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}");
        assertThat(Server.BACKEND
                        .introspect(accessToken.split("\\.", -1)[0] + "." + payload + ".AA")
                        .text("active"))
                .isEqualTo("false");
    }

    private ForgedToken again() {
        return ForgedToken.like(accessToken);
    }

    private static String encoded(String text) {
        return Base64URL.encode(text).toString();
    }

    /** Nowhere does it hold: not as a subject token, not for introspection, not at the user API, not for revocation. */
    private void assertRefused(String forged) {
        assertThat(Server.BACKEND.introspect(forged).json())
                .as(forged)
                .containsOnlyKeys("active")
                .containsEntry("active", false);
        assertThat(Server.BACKEND.exchange(forged).error()).as(forged).isEqualTo("invalid_request");
        assertThat(Server.BACKEND.userinfo(forged.strip()).status()).as(forged).isEqualTo(401);
        assertThat(Server.FRONTEND.revoke(forged).status()).as(forged).isEqualTo(200);
        assertThat(Server.BACKEND.introspect(accessToken).text("active")).isEqualTo("true");
    }
}
