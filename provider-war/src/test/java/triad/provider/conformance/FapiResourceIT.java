package triad.provider.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.DpopKey;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Triad;

/** What the certification of FAPI 2.0 Security Profile Final tries at a resource with a DPoP-bound token (RFC 9449 §4.3, §7). */
@ExtendWith(ArquillianExtension.class)
class FapiResourceIT {
    private static final String URI = Triad.USER_API;
    private final KeyedClient client = KeyedClient.of("fapi-one");
    private final DpopKey key = client.dpop();
    private String token = "";

    @BeforeEach
    void signIn() {
        token = ProviderFlow.of(client, new Browser(), "https://suite.example/callback")
                .tokens("alice")
                .accessToken();
    }

    /** RFC 9110 §11.1, §5.1: names of schemes and fields have no case. */
    @Test
    void namesInOddCase_areServed() {
        assertServed(get("dPOp", good()));
        assertServed(client.http().get(URI, "AUTHORIZATION", "DPoP " + token, "DPOP", good()));
    }

    /** RFC 9110 §12.5.1; and the fields that FAPI clients send. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=UTF-8", "*/*", "application/json, */*;q=0.5", "text/plain"})
    void anyAcceptHeader_isServed(String accept) {
        Answer answer = client.http()
                .get(
                        URI,
                        "Authorization",
                        "DPoP " + token,
                        "DPoP",
                        good(),
                        "Accept",
                        accept,
                        "Accept-Charset",
                        "utf-8",
                        "x-fapi-auth-date",
                        "Tue, 11 Sep 2012 19:43:31 GMT",
                        "x-fapi-customer-ip-address",
                        "198.51.100.119",
                        "x-fapi-interaction-id",
                        "93bac548-d2de-4546-b106-880a5018460d");

        assertServed(answer);
        assertThat(answer.header("Date")).isNotEmpty();
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    static Stream<Consumer<JWTClaimsSet.Builder>> goodProofs() {
        Instant now = Instant.now();
        return Stream.of(
                claims -> claims.claim("htu", URI + "?all=doors#closed"),
                claims -> claims.claim("htu", "HTTPS://LOCALHOST:21443/userinfo"),
                claims -> claims.claim("tx_id", 5),
                claims -> claims.issueTime(Date.from(now.minusSeconds(10))),
                claims -> claims.issueTime(Date.from(now.plusSeconds(10))),
                claims -> claims.notBeforeTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300))));
    }

    @ParameterizedTest
    @MethodSource("goodProofs")
    void goodProof_isTaken(Consumer<JWTClaimsSet.Builder> bent) {
        assertServed(get("DPoP", key.proof("GET", URI, bound().andThen(bent))));
    }

    static Stream<Consumer<JWTClaimsSet.Builder>> badProofs() {
        Instant now = Instant.now();
        return Stream.of(
                claims -> claims.jwtID(null),
                claims -> claims.claim("htm", null),
                claims -> claims.claim("htm", "PUT"),
                claims -> claims.claim("htu", null),
                claims -> claims.claim("htu", URI + "ohnonotagain"),
                claims -> claims.claim("ath", null),
                claims -> claims.claim("ath", ProviderFlow.sha256("another")),
                claims -> claims.issueTime(null),
                claims -> claims.issueTime(Date.from(now.plusSeconds(3600))),
                claims -> claims.issueTime(Date.from(now.minusSeconds(3600))));
    }

    @ParameterizedTest
    @MethodSource("badProofs")
    void badProof_isRefused(Consumer<JWTClaimsSet.Builder> bent) {
        assertRefused(get("DPoP", key.proof("GET", URI, bound().andThen(bent))), "invalid_dpop_proof");
        assertServed(get("DPoP", good()));
    }

    @Test
    void badHeaderOrSignature_isRefused() {
        JWK known = key.jwk().toPublicJWK();
        String[] parts = good().split("\\.");
        String header = new Base64URL(parts[0]).decodeToString();
        for (String proof : List.of(
                key.proof(new JOSEObjectType("dpop+jwt+wrong"), known, "GET", URI, bound()),
                key.proof(JOSEObjectType.JWT, known, "GET", URI, bound()),
                parts[0] + "." + parts[1],
                parts[0] + "." + parts[1] + "."
                        + Base64URL.encode("wrong".repeat(13).substring(1)),
                with(header.replace("\"typ\":\"dpop+jwt\",", ""), parts),
                with(header.replace("\"alg\"", "\"alg2\""), parts),
                with(header.replaceFirst("\"jwk\":\\{[^}]*\\},?", "").replace(",}", "}"), parts),
                with(header.replace("\"kty\"", "\"d\":\"" + key.jwk().getD() + "\",\"kty\""), parts),
                Base64URL.encode("{\"alg\":\"none\",\"typ\":\"dpop+jwt\"}") + "." + parts[1] + ".")) {
            assertRefused(get("DPoP", proof), "invalid_dpop_proof");
        }
        assertServed(get("DPoP", good()));
    }

    /** RFC 9449 §4.3, checks 1 and 11; §7.2. */
    @Test
    void otherNumberOfProofs_isRefused() {
        String once = good();
        assertServed(get("DPoP", once));

        assertRefused(get("DPoP", once), "invalid_dpop_proof");
        assertRefused(
                client.http().get(URI, "Authorization", "DPoP " + token, "DPoP", good(), "DPoP", good()),
                "invalid_dpop_proof");
        assertRefused(client.http().get(URI, "Authorization", "DPoP " + token), "invalid_token");
        assertRefused(client.http().get(URI, "Authorization", "Bearer " + token), "invalid_token");
        assertRefused(get("DPoP", new DpopKey().proof("GET", URI, token)), "invalid_token");
    }

    /** FAPI 2.0 §5.3.4: no token in a query. */
    @Test
    void tokenInTheQuery_isRefused() {
        assertThat(client.http()
                        .get(URI + "?access_token=" + token, "DPoP", good())
                        .status())
                .isEqualTo(401);
    }

    private String good() {
        return key.proof("GET", URI, token);
    }

    private Consumer<JWTClaimsSet.Builder> bound() {
        return claims -> claims.claim("ath", ProviderFlow.sha256(token));
    }

    /** The proof with another header, its signature as it was. */
    private static String with(String header, String[] parts) {
        return Base64URL.encode(header) + "." + parts[1] + "." + parts[2];
    }

    private Answer get(String scheme, String proof) {
        return client.http().get(URI, "Authorization", scheme + " " + token, "DPoP", proof);
    }

    private static void assertServed(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void assertRefused(Answer answer, String error) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(String.join(", ", answer.headers().allValues("WWW-Authenticate")))
                .contains("DPoP realm", "error=\"" + error + "\"");
    }
}
