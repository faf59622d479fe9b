package triad.provider.register;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.outside.RegisteredClient.document;
import static triad.provider.outside.RegisteredClient.register;
import static triad.provider.outside.RegisteredClient.with;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Receiver;
import triad.provider.outside.RegisteredClient;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** What the provider fetches for a registration: the sector's document, and the client's keys. */
@ExtendWith(ArquillianExtension.class)
class RegisteredUrlsIT {
    private static final String LIST = "[\"https://corner.example/callback\", \"https://other.example/callback\"]";
    private final Receiver receiver = Receiver.on(Triad.RECEIVER_PORT);

    @AfterEach
    void close() {
        receiver.close();
    }

    /** OpenID Connect Registration §5: every redirect URI MUST be in the document. */
    @Test
    void sectorWithTheRedirectUri_isAccepted() {
        receiver.answers(Receiver.json(200, LIST));
        Map<String, Object> sector = with(document(), "sector_identifier_uri", receiver.url("/sector"));

        assertThat(register(with(sector, "subject_type", "pairwise")).status()).isEqualTo(201);
        assertThat(register(sector).json()).containsEntry("sector_identifier_uri", receiver.url("/sector"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "",
                "[\"https://corner.example/\"]",
                "[[\"https://corner.example/callback\"]]",
                "[",
                "<html/>"
            })
    void sectorWithoutTheRedirectUri_isRefused(String body) {
        receiver.answers(Receiver.json(200, body));
        assertRefused(receiver.url("/sector"));
    }

    /** ATTACKS 67: a redirect is followed nowhere. */
    @Test
    void sectorThatRedirects_isRefused() {
        receiver.answers(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/sector")) {
                exchange.getResponseHeaders().set("Location", receiver.url("/list"));
                exchange.sendResponseHeaders(302, -1);
            } else {
                Receiver.json(200, LIST).handle(exchange);
            }
        });
        assertRefused(receiver.url("/sector"));
        assertThat(receiver.count()).isEqualTo(1);
    }

    @Test
    void sectorOfManyBytes_isRefused() {
        receiver.answers(
                Receiver.json(200, "[\"https://corner.example/callback\"," + "\"x\",".repeat(50_000) + "\"x\"]"));
        assertRefused(receiver.url("/sector"));
    }

    /** ATTACKS 66: nothing inside is fetched, and the answer does not tell what is there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:21443/jwks",
                "https://127.0.0.1:21555/sector",
                "https://[::1]:21555/sector",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/",
                "https://nobody.invalid/"
            })
    void sectorInside_isNotFetched(String url) {
        receiver.answers(Receiver.json(200, LIST));
        assertRefused(url);
        assertThat(receiver.count()).isZero();
    }

    /** OpenID Connect Core §8.1: several hosts are no sector by themselves. */
    @Test
    void pairwiseWithSeveralHosts_needsASector() {
        Map<String, Object> pairwise = with(document(), "subject_type", "pairwise");
        assertThat(register(pairwise).status()).isEqualTo(201);
        Answer answer = register(with(
                pairwise,
                "redirect_uris",
                List.of("https://corner.example/callback", "https://other.example/callback")));
        assertThat(answer.error()).isEqualTo("invalid_client_metadata");
    }

    /** What the conformance profile's key rotation does: RS256 keys at jwks_uri, then new ones under a new kid. */
    @Test
    void keysAtTheClientsUrl_proveIt() throws JOSEException {
        RSAKey first = new RSAKeyGenerator(2048).keyID("first").generate();
        serve(first);
        RegisteredClient client = keyed();

        assertThat(token(client, first).status()).isEqualTo(200);
        assertThat(token(client, first).status()).isEqualTo(200);
        RSAKey forged = new RSAKeyGenerator(2048).keyID("first").generate();
        assertThat(token(client, forged).error()).isEqualTo("invalid_client");
        RSAKey strange = new RSAKeyGenerator(2048).keyID("strange").generate();
        for (int i = 0; i < 20; i++) {
            assertThat(token(client, strange).error()).isEqualTo("invalid_client");
        }
        assertThat(receiver.count()).isLessThanOrEqualTo(2);
    }

    /** ATTACKS 66: a registration may name such a URL, but no request leaves. */
    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:21555/jwks", "https://localhost:21443/jwks", "https://169.254.169.254/"})
    void keysInside_areNotFetched(String url) throws JOSEException {
        RSAKey key = new RSAKeyGenerator(2048).keyID("first").generate();
        serve(key);
        RegisteredClient client = RegisteredClient.reader(
                with(with(service(), "token_endpoint_auth_method", "private_key_jwt"), "jwks_uri", url));
        assertThat(token(client, key).error()).isEqualTo("invalid_client");
        assertThat(receiver.count()).isZero();
    }

    private void serve(RSAKey key) {
        receiver.answers(Receiver.json(200, new JWKSet(key).toPublicJWKSet().toString()));
    }

    /** Each with a URL of its own, so that no test waits for the pause of another. */
    private RegisteredClient keyed() {
        return RegisteredClient.reader(with(
                with(service(), "token_endpoint_auth_method", "private_key_jwt"),
                "jwks_uri",
                receiver.url("/jwks/" + ProviderFlow.random())));
    }

    private static Map<String, Object> service() {
        return with(document(), "grant_types", List.of("client_credentials"));
    }

    private static Answer token(RegisteredClient client, RSAKey key) throws JOSEException {
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(client.clientId())
                        .subject(client.clientId())
                        .claim("aud", Triad.ISSUER)
                        .jwtID(ProviderFlow.random())
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .build());
        assertion.sign(new RSASSASigner(key));
        Map<String, String> form = new HashMap<>(RegisteredClient.ownToken());
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion.serialize());
        return new Http(Tls.anonymous()).post(Triad.ISSUER + "/token", form);
    }

    private static void assertRefused(String sector) {
        Answer answer = register(with(document(), "sector_identifier_uri", sector));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_client_metadata");
        assertThat(answer.text("error_description"))
                .isEqualTo("sector_identifier_uri: there is no JSON list of URIs that has every redirect URI");
    }
}
