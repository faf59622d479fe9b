package triad.provider.authenticate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** Client authentication by a secret, and none at all (RFC 6749 §2.3.1). */
@ExtendWith(ArquillianExtension.class)
class ClientSecretIT {
    private final Http http = new Http(Tls.anonymous());

    @Test
    void goodSecret_isAcceptedByItsMethod() {
        assertThat(basic("basic:" + encoded(Triad.SECRET)).status()).isEqualTo(200);
        assertThat(post("posting", Triad.SECRET).status()).isEqualTo(200);
    }

    /** RFC 6749 §2.3.1: both parts are form-encoded; §5.2: the challenge names the scheme. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "basic:",
                "basic:x",
                "posting:SECRET",
                "nobody:SECRET",
                ":SECRET",
                "basic",
                "basic:SECRETx",
                "b%zz:x"
            })
    void wrongCredentials_areRefusedWithAChallenge(String pair) {
        Answer answer = basic(pair.replace("SECRET", encoded(Triad.SECRET)));

        assertRefused(answer);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic", "Basic ", "Basic !!!", "Basic /w==", "basic YmFzaWM6eA== x", "Bearer x", "Digest x"})
    void malformedHeader_isRefused(String header) {
        assertRefused(http.post(Triad.ISSUER + "/introspect", Map.of("token", "x"), "Authorization", header));
    }

    /** Only who has the secret is told why. */
    @Test
    void secretOfAnotherMethod_isRefused() {
        assertRefused(post("basic", Triad.SECRET));
        assertThat(post("basic", Triad.SECRET).text("error_description")).endsWith("registered client_secret_basic");
        assertThat(basic("posting:" + encoded(Triad.SECRET)).text("error_description"))
                .endsWith("registered client_secret_post");
        for (Answer stranger : List.of(post("basic", Triad.SECRET + "x"), basic("posting:x"), post("basic", ""))) {
            assertThat(stranger.text("error_description")).isEqualTo("The client could not be authenticated");
        }
        assertRefused(post("keyed", Triad.SECRET));
        assertRefused(post("app", Triad.SECRET));
        assertRefused(post("posting", ""));
    }

    /** RFC 6749 §2.3: never two methods in one request. */
    @Test
    void secretTwice_isRefused() {
        assertRefused(http.post(
                Triad.ISSUER + "/introspect",
                Map.of("token", "x", "client_id", "basic", "client_secret", Triad.SECRET),
                "Authorization",
                "Basic " + base64("basic:" + encoded(Triad.SECRET))));
    }

    @Test
    void clientIdThatDisagrees_isRefused() {
        assertRefused(http.post(
                Triad.ISSUER + "/introspect",
                Map.of("token", "x", "client_id", "posting"),
                "Authorization",
                "Basic " + base64("basic:" + encoded(Triad.SECRET))));
    }

    /** A public client says who it is; that is enough to be told that a foreign token is not active, and no more. */
    @Test
    void publicClient_needsNothing() {
        Answer answer = http.post(Triad.ISSUER + "/introspect", Map.of("token", "x", "client_id", "app"));

        assertThat(answer.json()).containsEntry("active", false).hasSize(1);
    }

    /** RFC 6749 §2.3.1: an empty secret may be left out, or sent, as oidc-agent does; a secret that is one is too much. */
    @Test
    void publicClient_maySendAnEmptySecret_andNoOther() {
        assertThat(basic("app:").json()).containsEntry("active", false).hasSize(1);
        assertThat(post("app", "").json()).containsEntry("active", false).hasSize(1);
        assertRefused(basic("app:x"));
        assertRefused(basic("app: "));
        assertRefused(http.post(
                Triad.ISSUER + "/introspect",
                Map.of("token", "x", "client_id", "posting"),
                "Authorization",
                "Basic " + base64("app:")));
    }

    /** A name is no proof: an empty secret stands for none of the other methods. */
    @ParameterizedTest
    @ValueSource(strings = {"basic", "posting", "keyed", "frontend"})
    void clientThatProvesItself_isNotServedForAnEmptySecret(String client) {
        assertRefused(basic(client + ":"));
    }

    private Answer basic(String pair) {
        return http.post(Triad.ISSUER + "/introspect", Map.of("token", "x"), "Authorization", "Basic " + base64(pair));
    }

    private Answer post(String clientId, String secret) {
        return http.post(
                Triad.ISSUER + "/introspect", Map.of("token", "x", "client_id", clientId, "client_secret", secret));
    }

    private static String encoded(String text) {
        return Http.encoded(text);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("invalid_client");
    }
}
