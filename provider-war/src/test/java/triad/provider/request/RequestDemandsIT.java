package triad.provider.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.SecondNode;
import triad.provider.outside.Tls;

/** A deployment that demands of everybody that requests are pushed and signed, whatever the clients registered. */
@ExtendWith(ArquillianExtension.class)
class RequestDemandsIT {
    private static final String ENVELOPED = "https://enveloped.example/callback";
    private static SecondNode strict;
    private final Http http = new Http(Tls.anonymous());
    private final KeyedClient signing = KeyedClient.enveloped();
    private final ProviderFlow signed =
            ProviderFlow.of(signing, ENVELOPED).without("resource").with("scope", "openid profile");

    @BeforeAll
    static void start() {
        strict = SecondNode.alone("provider.par.required=true\nprovider.request.signed-required=true\n");
    }

    @AfterAll
    static void stop() {
        strict.close();
    }

    /** RFC 9126 §5, RFC 9101 §10.5: who has to comply is told. */
    @ParameterizedTest
    @ValueSource(strings = {"openid-configuration", "oauth-authorization-server"})
    void demands_areInTheMetadata(String document) {
        assertThat(http.get(SecondNode.URL + "/.well-known/" + document).json())
                .containsEntry("require_pushed_authorization_requests", true)
                .containsEntry("require_signed_request_object", true);
    }

    @Test
    void pushedAndSignedRequest_isTaken() {
        Answer pushed = push(Map.of("request", signing.requestObject(signed.request(), claims -> {})));
        assertThat(pushed.status()).as(pushed.body()).isEqualTo(201);

        assertThat(http.get(SecondNode.URL + signed.url(pushed.text("request_uri")))
                        .location())
                .startsWith("/login?continue=/authorize/");
    }

    /** RFC 9101 §10.5: at the PAR endpoint, of confidential and public clients. */
    @Test
    void pushedRequestThatIsNotSigned_isRefused() {
        assertRefused(push(signed.request()));
        PlainClient app = PlainClient.app();
        assertThat(ProviderFlow.app(app).push().status()).isEqualTo(201);
        assertRefused(ProviderFlow.app(app.at(SecondNode.URL)).push());
    }

    /** RFC 9126 §4: neither by value, signed or not, nor by a reference that the client registered. */
    @Test
    void requestThatIsNotPushed_isRefused() {
        String object = signing.requestObject(signed.request(), claims -> {});

        assertToldToTheClient(signed.plainUrl(), "invalid_request");
        assertToldToTheClient(signed.url(Map.of("request", object, "redirect_uri", ENVELOPED)), "invalid_request");
        assertToldToTheClient(
                signed.url(Map.of("request_uri", "https://localhost:21446/request.jwt", "redirect_uri", ENVELOPED)),
                "invalid_request_uri");
        assertThat(http.get(SecondNode.URL + signed.url(Map.of("request", object)))
                        .status())
                .isEqualTo(400);
    }

    private void assertToldToTheClient(String url, String error) {
        Answer answer = http.get(SecondNode.URL + url);
        assertThat(answer.location()).startsWith(ENVELOPED + "?error=");
        assertThat(answer.sent("error")).isEqualTo(error);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    private Answer push(Map<String, String> form) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        fields.put("client_assertion", signing.assertion());
        return http.post(SecondNode.URL + "/par", fields);
    }
}
