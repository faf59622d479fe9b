package triad.frontend.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static triad.frontend.config.TestConfig.GOOD;
import static triad.frontend.config.TestConfig.client;
import static triad.frontend.config.TestConfig.terms;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.Scope;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.config.FrontendConfig.Lifetimes;

class FrontendConfigTest {
    private static final Optional<String> NONE = Optional.empty();

    @Test
    void redirectUri_isTheCallback() {
        assertThat(config("https://localhost:8443").redirectUri()).hasToString("https://localhost:8443/callback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9443",
                "https://localhost:9443?x=1",
                "https://localhost:9443#x",
                "https://user@localhost:9443",
                "localhost:9443",
                "/path",
                "https:opaque"
            })
    void badUrl_namesKeyAndReason(String url) {
        assertThatThrownBy(() -> terms(url))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("frontend.provider.issuer: must ")
                .hasMessageContaining(url);
    }

    /** Issuers are strings that others choose (Discovery 1.0 §3); our own URL is one that we append to. */
    @Test
    void slashAtTheEnd_isTheIssuersRight_butNotOurs() {
        assertThat(terms("https://localhost:9443/test/").issuer()).hasToString("https://localhost:9443/test/");
        assertThatThrownBy(() -> config("https://localhost:8443/")).hasMessageStartingWith("frontend.url: must not");
    }

    @Test
    void client_mustMakeSense() throws JOSEException {
        Optional<String> secret = Optional.of("secret");
        ECKey made = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        Optional<String> key = Optional.of(made.toJSONString());

        refused(() -> client("none", NONE, NONE), "frontend.client.authentication");
        refused(() -> client("client_secret_jwt", secret, NONE), "frontend.client.authentication");
        refused(() -> client("TLS_CLIENT_AUTH", NONE, NONE), "frontend.client.authentication");
        refused(() -> client("client_secret_basic", NONE, NONE), "frontend.client.secret");
        refused(() -> client("client_secret_post", NONE, NONE), "frontend.client.secret");
        refused(() -> client("tls_client_auth", secret, NONE), "frontend.client.secret");
        refused(() -> client("private_key_jwt", NONE, NONE), "frontend.client.key");
        refused(() -> client("client_secret_basic", secret, key), "frontend.client.key");
        refused(() -> client("private_key_jwt", NONE, Optional.of("{secret")), "frontend.client.key");
        refused(
                () -> client(
                        "private_key_jwt", NONE, Optional.of(made.toPublicJWK().toJSONString())),
                "frontend.client.key");
        refused(
                () -> client(
                        "private_key_jwt",
                        NONE,
                        Optional.of(new ECKey.Builder(made).keyID(null).build().toJSONString())),
                "frontend.client.key");
        assertThat(client("private_key_jwt", NONE, key).key()).contains(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "HS256", "none", "ECDH-ES"})
    void keyThatCannotSign_isRefused(String algorithm) throws JOSEException {
        ECKey made = new ECKeyGenerator(Curve.P_256)
                .keyID("k")
                .algorithm(JWSAlgorithm.parse(algorithm))
                .generate();
        refused(
                () -> client("private_key_jwt", NONE, Optional.of(made.toJSONString())),
                "frontend.client.key: must be a private RSA or EC key");
        refused(
                () -> client(
                        "private_key_jwt", NONE, Optional.of("{\"kty\":\"oct\",\"k\":\"c2VjcmV0\",\"kid\":\"k\"}")),
                "frontend.client.key: must be a private RSA or EC key");
    }

    @Test
    void clientId_mustNotBeBlank_andScope_mustBeOpenid() {
        var method = Client.Method.TLS_CLIENT_AUTH;
        refused(
                () -> new Client(" ", method, NONE, Optional.empty(), new Scope("openid")),
                "frontend.client.id: must not be blank");
        refused(
                () -> new Client("frontend", method, NONE, Optional.empty(), new Scope("profile")),
                "frontend.client.scope: must contain openid");
    }

    /** Neither nothing nor what everybody could make who can verify it. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RSA-OAEP", "x", ""})
    void algorithmThatProvesNothing_isRefused(String algorithm) {
        refused(() -> terms("https://p", "RS256", algorithm), "frontend.provider.algorithms");
    }

    @ParameterizedTest
    @CsvSource({
        "fapi1, PT1H, frontend.provider.profile",
        "FAPI2, PT1H, frontend.provider.profile",
        "openid, -PT1S, frontend.provider.age"
    })
    void badTerms_areRefused(String profile, String age, String key) {
        refused(() -> terms("https://p", profile, List.of("ES256"), age), key);
    }

    @Test
    void lifetimes_mustMakeSense() {
        refused(() -> lifetimes("PT59S", "PT8H"), "frontend.session.idle");
        refused(() -> lifetimes("PT1H", "PT59M"), "frontend.session.absolute");
    }

    @Test
    void config_printsNoSecret() throws JOSEException {
        ECKey made = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        var basic = client("client_secret_basic", Optional.of("s3cr3t"), NONE);
        var key = client("private_key_jwt", NONE, Optional.of(made.toJSONString()));

        for (Client client : List.of(basic, key)) {
            assertThat(TestConfig.of(GOOD, client, terms("https://p"), lifetimes("PT30M", "PT8H"))
                            .toString())
                    .doesNotContain("s3cr3t", "Password=", made.getD().toString())
                    .contains("frontend");
        }
    }

    private static void refused(Runnable settings, String message) {
        assertThatThrownBy(settings::run)
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(message)
                .message()
                .doesNotContain("{secret");
    }

    private static FrontendConfig config(String url) {
        return TestConfig.of(
                URI.create(url), client("tls_client_auth", NONE, NONE), terms("https://p"), lifetimes("PT30M", "PT8H"));
    }

    private static Lifetimes lifetimes(String idle, String absolute) {
        return new Lifetimes(Duration.parse(idle), Duration.parse(absolute));
    }
}
