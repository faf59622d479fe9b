package triad.provider.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.jwt.Signatures;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** ID tokens and signed userinfo as each client registered them (OpenID Connect Core §2, §3.1.3.6, §5.3.2, §12.2). */
@ExtendWith(ArquillianExtension.class)
class IdTokenIT {

    /** OpenID Connect Registration §2: id_token_signed_response_alg, userinfo_signed_response_alg; RFC 9701 §6. */
    @ParameterizedTest
    @CsvSource({"RS256, SHA-256, 16", "PS256, SHA-256, 16", "EdDSA, SHA-512, 32"})
    void registeredAlgorithm_signsEverything(String algorithm, String hash, int half)
            throws ParseException, GeneralSecurityException {
        String name = "signed-" + algorithm.toLowerCase(java.util.Locale.ROOT);
        PlainClient client = PlainClient.withSecret(name);
        Tokens tokens = ProviderFlow.of(
                        client, new Browser(), "https://signed.example/" + algorithm.toLowerCase(java.util.Locale.ROOT))
                .tokens("alice");

        SignedJWT idToken = verified(tokens.idToken(), algorithm);
        byte[] digest =
                MessageDigest.getInstance(hash).digest(tokens.accessToken().getBytes(StandardCharsets.US_ASCII));
        assertThat(idToken.getJWTClaimsSet().getStringClaim("at_hash"))
                .isEqualTo(Base64URL.encode(Arrays.copyOf(digest, half)).toString());

        Answer userinfo = client.userinfo(tokens.accessToken());
        assertThat(userinfo.header("Content-Type")).startsWith("application/jwt");
        JWTClaimsSet claims = verified(userinfo.body(), algorithm).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(Triad.ISSUER);
        assertThat(claims.getAudience()).containsExactly(name);
        assertThat(claims.getSubject()).isEqualTo(idToken.getJWTClaimsSet().getSubject());
        assertThat(claims.getClaim("email")).isEqualTo("alice@triad.example");
    }

    /** §12.2: same iss, sub, aud, auth_time, and no nonce; iat is the time of the refresh. */
    @Test
    void refresh_givesAnIdTokenOfTheSameSignIn() throws ParseException {
        Tokens tokens = ProviderFlow.frontend().tokens("alice");

        Answer answer = Server.FRONTEND.refresh(tokens.refreshToken());

        JWTClaimsSet before = Tokens.claims(tokens.idToken());
        JWTClaimsSet after = Tokens.claims(answer.text("id_token"));
        for (String same : new String[] {"iss", "sub", "aud", "auth_time", "sid", "acr", "amr"}) {
            assertThat(after.getClaim(same)).as(same).isEqualTo(before.getClaim(same));
        }
        assertThat(after.getClaims()).doesNotContainKeys("nonce", "azp");
        assertThat(after.getStringClaim("at_hash")).isNotEqualTo(before.getStringClaim("at_hash"));
    }

    /** No openid, no ID token: neither at first nor on a refresh for less. */
    @Test
    void withoutOpenid_thereIsNone() {
        Tokens tokens = ProviderFlow.frontend().tokens("alice");
        Answer less = Server.FRONTEND.post(
                "/token",
                java.util.Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.refreshToken(),
                        "scope",
                        "profile:read"));

        assertThat(less.json()).doesNotContainKey("id_token");
        assertThat(ProviderFlow.frontend()
                        .with("scope", "profile:read")
                        .tokens("alice")
                        .idToken())
                .isEqualTo("null");
    }

    /** RFC 7519 §5.2, §11.2: signed, then encrypted to the client's own key. */
    @Test
    void encryptedIdToken_isANestedJwtForTheClientAlone() throws ParseException, JOSEException {
        PlainClient sealed = PlainClient.withSecret("sealed");
        Tokens tokens = ProviderFlow.of(sealed, new Browser(), "https://sealed.example/callback")
                .tokens("alice");

        JWEObject jwe = JWEObject.parse(tokens.idToken());
        assertThat(jwe.getHeader().getAlgorithm()).isEqualTo(JWEAlgorithm.ECDH_ES_A256KW);
        assertThat(jwe.getHeader().getEncryptionMethod()).isEqualTo(EncryptionMethod.A256GCM);
        assertThat(jwe.getHeader().getContentType()).isEqualTo("JWT");
        SignedJWT idToken = verified(decrypted(jwe), "RS256");
        assertThat(idToken.getJWTClaimsSet().getAudience()).containsExactly("sealed");

        Answer userinfo = sealed.userinfo(tokens.accessToken());
        JWEObject answer = JWEObject.parse(userinfo.body());
        assertThat(answer.getHeader().getEncryptionMethod()).isEqualTo(EncryptionMethod.A128CBC_HS256);
        assertThat(verified(decrypted(answer), "ES256").getJWTClaimsSet().getSubject())
                .isEqualTo(idToken.getJWTClaimsSet().getSubject());
    }

    /** RFC 9701 §5, §6: so is what introspection answers. */
    @Test
    void encryptedIntrospection_isANestedJwtForTheClientAlone() throws ParseException, JOSEException {
        PlainClient sealed = PlainClient.withSecret("sealed");
        Tokens tokens = ProviderFlow.of(sealed, new Browser(), "https://sealed.example/callback")
                .tokens("alice");

        JWEObject jwe =
                JWEObject.parse(sealed.introspectSigned(tokens.accessToken()).body());
        assertThat(jwe.getHeader().getAlgorithm()).isEqualTo(JWEAlgorithm.ECDH_ES_A128KW);
        assertThat(jwe.getHeader().getEncryptionMethod()).isEqualTo(EncryptionMethod.A256CBC_HS512);
        assertThat(jwe.getHeader().getContentType()).isEqualTo("JWT");
        SignedJWT answer = verified(decrypted(jwe), "PS256");
        assertThat(answer.getHeader().getType()).hasToString("token-introspection+jwt");
        assertThat(answer.getJWTClaimsSet().getAudience()).containsExactly("sealed");
        assertThat(answer.getJWTClaimsSet().getJSONObjectClaim("token_introspection"))
                .containsEntry("active", true);

        JWEObject foreign = JWEObject.parse(
                sealed.introspectSigned(ProviderFlow.frontend().tokens("alice").accessToken())
                        .body());
        assertThat(verified(decrypted(foreign), "PS256").getJWTClaimsSet().getJSONObjectClaim("token_introspection"))
                .isEqualTo(Map.of("active", false));
        assertThat(sealed.introspect(jwe.serialize()).text("active")).isEqualTo("false");
    }

    /** An answer for one client is nobody's token. */
    @Test
    void signedAnswers_areNoTokens() {
        PlainClient client = PlainClient.withSecret("signed-rs256");
        Tokens tokens = ProviderFlow.of(client, new Browser(), "https://signed.example/rs256")
                .tokens("alice");
        String userinfo = client.userinfo(tokens.accessToken()).body();

        assertThat(client.userinfo(userinfo).status()).isEqualTo(401);
        assertThat(client.userinfo(tokens.idToken()).status()).isEqualTo(401);
        assertThat(client.introspect(userinfo).text("active")).isEqualTo("false");
    }

    private static String decrypted(JWEObject jwe) throws JOSEException {
        jwe.decrypt(new ECDHDecrypter(KeyedClient.keyed().key()));
        return jwe.getPayload().toString();
    }

    private static SignedJWT verified(String compact, String algorithm) throws ParseException {
        SignedJWT jwt = SignedJWT.parse(compact);
        JWKSet keys = JWKSet.parse(
                new Http(Tls.anonymous()).get(Triad.ISSUER + "/jwks").body());
        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.parse(algorithm));
        assertThat(Signatures.verify(jwt, keys.getKeyByKeyId(jwt.getHeader().getKeyID())))
                .isTrue();
        return jwt;
    }
}
