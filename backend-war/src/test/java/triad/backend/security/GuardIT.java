package triad.backend.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.Certificates;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** Every token that must not be let in, each beside a twin that is: read and change are refused, and nothing has changed. */
@ExtendWith(ArquillianExtension.class)
class GuardIT {
    private static final String PERSON = "guarded-" + ProcessHandle.current().pid();
    private static final Caller FRONTEND = Caller.FRONTEND;

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    static Stream<Arguments> claimsThatDoNotHold() {
        Instant now = Instant.now();
        return Stream.of(
                claims("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(60)))),
                claims("no exp", claims -> claims.expirationTime(null)),
                claims("other audience", claims -> claims.audience("https://localhost:1")),
                claims("no audience", claims -> claims.audience((String) null)),
                claims("other issuer", claims -> claims.issuer("https://localhost:1")),
                claims("no subject", claims -> claims.subject(null)),
                claims("no jti", claims -> claims.jwtID(null)),
                claims("not valid yet", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60)))),
                claims("issued in the future", claims -> claims.issueTime(Date.from(now.plusSeconds(60)))),
                claims("client not on the list", claims -> claims.claim("client_id", "mallory")),
                claims("no client", claims -> claims.claim("client_id", null)),
                claims("no cnf", claims -> claims.claim("cnf", null)),
                claims("cnf of text", claims -> claims.claim("cnf", Certificates.thumbprint("frontend"))),
                claims(
                        "bound to another certificate",
                        claims -> claims.claim("cnf", Map.of("x5t#S256", Certificates.thumbprint("mallory")))),
                claims("deep claims, row 15", claims -> claims.claim("deep", deep(2_000))));
    }

    /** RFC 9068 §4, RFC 8705 §3. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("claimsThatDoNotHold")
    void claimsThatDoNotHold_are401(String name, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        assertRefusedUnchanged(Tokens.with(PERSON, change));
    }

    static Stream<Arguments> headersThatDoNotHold() {
        ECKey key = key();
        return Stream.of(
                header("no typ, an ID token", header -> header.type(null)),
                header("typ JWT", header -> header.type(JOSEObjectType.JWT)),
                header("typ logout+jwt", header -> header.type(new JOSEObjectType("logout+jwt"))),
                header("no kid", header -> header.keyID(null)),
                header("unknown kid", header -> header.keyID("unknown")),
                header("kid is a URL, row 13", header -> header.keyID(FakeProvider.ISSUER + "/../jwks")),
                header("kid is a path, row 13", header -> header.keyID("../../../etc/passwd")),
                header("crit", header -> header.criticalParams(java.util.Set.of("x"))
                        .customParam("x", 1)),
                header("b64", header -> header.base64URLEncodePayload(true).criticalParams(java.util.Set.of("b64"))),
                header("jwk, row 4", header -> header.jwk(
                                FakeProvider.newKey("own").toPublicJWK())
                        .keyID("own")),
                header("jku, row 4", header -> header.jwkURL(java.net.URI.create("https://localhost:1/jwks"))
                        .keyID("own")),
                header("key's kid but other key", header -> header.keyID(key.getKeyID())
                        .customParam("other", 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headersThatDoNotHold")
    void headersThatDoNotHold_are401(String name, UnaryOperator<JWSHeader.Builder> change) throws Exception {
        JWSHeader header = change.apply(Tokens.header(key())).build();
        ECKey signer = name.contains("row 4") || name.contains("other key") ? FakeProvider.newKey("own") : key();
        assertRefusedUnchanged(Tokens.sign(header, claims().build(), signer));
    }

    /** Row 4: the provider may sign with this key, but not for us. */
    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256"})
    void publishedKeyOfAnotherAlgorithm_is401(String algorithm) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                .type(new JOSEObjectType("at+jwt"))
                .keyID(FakeProvider.RS256.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims().build());
        token.sign(new RSASSASigner(FakeProvider.RS256));

        assertRefusedUnchanged(token.serialize());
    }

    /** Rows 4 and 11. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    void unsigned_is401(String alg) throws Exception {
        Base64URL header =
                Base64URL.encode("{\"alg\":\"" + alg + "\",\"typ\":\"at+jwt\",\"kid\":\"" + key().getKeyID() + "\"}");
        Base64URL payload = claims().build().toPayload().toBase64URL();
        assertRefusedUnchanged(header + "." + payload + ".");
        assertRefusedUnchanged(header + "." + payload + ".AAAA");
    }

    /** Row 4: the public key as an HMAC secret. */
    @Test
    void hmacWithPublicKey_is401() throws Exception {
        byte[] secret = key().toECPublicKey().getEncoded();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key().getKeyID())
                        .build(),
                claims().build());
        token.sign(new MACSigner(secret));
        assertRefusedUnchanged(token.serialize());
    }

    @Test
    void changedSignatureOrPayload_is401() throws Exception {
        String[] parts = Tokens.valid(PERSON).split("\\.", -1);
        Base64URL other = claims().subject("somebody").build().toPayload().toBase64URL();
        assertRefusedUnchanged(parts[0] + "." + other + "." + parts[2]);
        assertRefusedUnchanged(parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[64]));
        assertRefusedUnchanged(parts[0] + "." + parts[1] + ".");
    }

    /** Row 10. */
    @Test
    void encryptedPlainToken_is401() throws Exception {
        JWEObject wrapped = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                        .contentType("JWT")
                        .keyID(key().getKeyID())
                        .build(),
                new Payload(new PlainJWT(claims().build()).serialize()));
        wrapped.encrypt(new ECDHEncrypter(key().toECPublicKey()));
        assertRefusedUnchanged(wrapped.serialize());
    }

    /** Row 14: nothing may be derived from a password. */
    @Test
    void passwordBasedEncryption_is401AtOnce() throws Exception {
        Base64URL header = Base64URL.encode(
                "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2s\":\"AAAAAAAAAAA\",\"p2c\":2147483647}");
        long start = System.nanoTime();
        assertRefusedUnchanged(header + ".AAAA.AAAA.AAAA.AAAA");
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    /** Row 15. */
    @Test
    void deeplyNestedHeader_is401() throws Exception {
        assertRefusedUnchanged(Base64URL.encode("{\"alg\":" + "[".repeat(3_500)) + ".e30.AAAA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a.b.c", "..", "e30.e30.e30", "ä", "x y"})
    void garbage_is401(String token) throws Exception {
        assertRefusedUnchanged(token);
    }

    @Test
    void tooLongToken_is401() throws Exception {
        assertRefusedUnchanged(Tokens.with(PERSON, claims -> claims.claim("long", "x".repeat(5_000))));
    }

    @Test
    void anotherCallersToken_is401() throws Exception {
        Caller mallory = Caller.as(Certificates.of("mallory"));
        assertThat(mallory.get(Tokens.valid(PERSON)).statusCode()).isEqualTo(401);
    }

    @Test
    void revokedToken_is401() throws Exception {
        String token = Tokens.valid(PERSON);
        FakeProvider.start().revoked.add(token);
        assertRefusedUnchanged(token);
    }

    /** The bound of {@code backend.security.revocation-age}. */
    @Test
    void tokenRevokedInUse_is401WithinTwoSeconds() throws Exception {
        String token = Tokens.valid(PERSON);
        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(200);
        FakeProvider.start().revoked.add(token);
        Thread.sleep(2_100);
        assertRefusedUnchanged(token);
    }

    private static void assertRefusedUnchanged(String token) throws Exception {
        HttpResponse<String> before = FRONTEND.get(Tokens.valid(PERSON));
        assertThat(before.statusCode()).as(before.body()).isEqualTo(200);
        assertInvalidToken(FRONTEND.get(token));
        String tag = before.headers().firstValue("ETag").orElseThrow();
        assertInvalidToken(FRONTEND.patch(token, tag, "{\"phones\":[\"666\"]}"));
        assertThat(data(FRONTEND.get(Tokens.valid(PERSON)))).isEqualTo(data(before));
    }

    /** For each token the provider is asked anew who the person is. */
    private static String data(HttpResponse<String> answer) {
        return Caller.data(answer);
    }

    /** RFC 6750 §3.1, RFC 9457. */
    private static void assertInvalidToken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"triad-backend\", resource_metadata=\"")
                .contains("\", error=\"invalid_token\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body()).contains("\"status\":401").doesNotContain("Payara", "Exception", "at triad");
    }

    private static Arguments claims(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(name, change);
    }

    private static Arguments header(String name, UnaryOperator<JWSHeader.Builder> change) {
        return Arguments.of(name, change);
    }

    private static JWTClaimsSet.Builder claims() {
        return Tokens.claims(PERSON, "openid profile:read profile:write");
    }

    private static ECKey key() {
        return FakeProvider.start().keys.get(0);
    }

    private static Object deep(int levels) {
        Object value = List.of();
        for (int level = 0; level < levels; level++) {
            value = List.of(value);
        }
        return value;
    }
}
