package triad.provider.par;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** Pushed authorization requests (RFC 9126). */
@ExtendWith(ArquillianExtension.class)
class PushedAuthorizationRequestIT {
    private final ProviderFlow flow = ProviderFlow.frontend();

    /** RFC 9126 §2.2. */
    @Test
    void request_isAnsweredWithItsUri() {
        Answer answer = flow.push();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json()).containsEntry("expires_in", 90L).hasSize(2);
        assertThat(answer.text("request_uri")).matches("urn:ietf:params:oauth:request_uri:[A-Za-z0-9_-]{43}");
    }

    @Test
    void sameRequestTwice_getsTwoUris() {
        assertThat(flow.requestUri()).isNotEqualTo(flow.requestUri());
    }

    /** RFC 9126 §2.3: refused here already, before any browser sees it. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "code_challenge, '', invalid_request",
                "code_challenge, short, invalid_request",
                "code_challenge_method, '', invalid_request",
                "code_challenge_method, plain, invalid_request",
                "code_challenge_method, s256, invalid_request",
                "response_type, '', invalid_request",
                "response_type, token, unsupported_response_type",
                "response_type, code id_token, unsupported_response_type",
                "response_mode, fragment, invalid_request",
                "response_mode, fragment.jwt, invalid_request",
                "response_mode, web_message, invalid_request",
                "scope, '', invalid_scope",
                "scope, openid admin, invalid_scope",
                "scope, openid \"profile\", invalid_scope",
                "resource, https://elsewhere.example, invalid_target",
                "resource, https://backend.example/, invalid_target",
                "prompt, none login, invalid_request",
                "prompt, create, invalid_request",
                "max_age, -1, invalid_request",
                "max_age, 1e3, invalid_request",
                "max_age, 99999999999999999999, invalid_request",
                "request, e30.e30., invalid_request_object",
                "registration, {}, registration_not_supported",
                "id_token_hint, e30.e30.e30, invalid_request",
                "dpop_jkt, short, invalid_request",
                "authorization_details, [{}], invalid_authorization_details",
                "redirect_uri, '', invalid_request",
                "redirect_uri, https://evil.example/, invalid_request",
                "redirect_uri, https://mallory.example/callback, invalid_request"
            })
    void unfitRequest_isRefused(String parameter, String value, String error) {
        Answer answer = flow.with(parameter, value).push();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(error);
    }

    /** What proves the client is not kept with its request. */
    @Test
    void credentials_areNotStored() {
        PlainClient posting = PlainClient.unproved("posting");
        String requestUri = ProviderFlow.of(posting, "https://posting.example/callback")
                .with("client_secret", Triad.SECRET)
                .requestUri();

        assertThat(TestDatabase.parameters(requestUri.replaceAll(".*:", "")))
                .contains("https://posting.example/callback")
                .doesNotContain("client_secret", Triad.SECRET);
    }

    /** RFC 9126 §2: public clients push too. */
    @Test
    void publicClient_mayPush() {
        ProviderFlow app = ProviderFlow.of(PlainClient.app(), "http://127.0.0.1/callback");

        assertThat(app.browser().follow(app.pushedUrl()).asks("login")).isTrue();
    }

    /** RFC 9126 §2.3: in the registered shape, in bounded memory. */
    @Test
    void hugeRequest_isRefused() {
        Answer answer = flow.with("nonce", "n".repeat(70_000)).push();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    /** RFC 9126 §2.1: request_uri MUST NOT be provided. */
    @Test
    void requestUri_cannotBePushed() {
        Answer answer = flow.with("request_uri", flow.requestUri()).push();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @Test
    void longTexts_areRefused() {
        assertThat(flow.with("state", "s".repeat(1001)).push().error()).isEqualTo("invalid_request");
        assertThat(flow.with("state", "s")
                        .with("nonce", "n".repeat(1001))
                        .push()
                        .error())
                .isEqualTo("invalid_request");
    }

    /** RFC 8707 §2: no token for two audiences. */
    @Test
    void twoResources_areRefused() {
        Answer answer = Server.FRONTEND.post(
                "/par",
                Map.of(
                        "response_type",
                        "code",
                        "redirect_uri",
                        Triad.CALLBACK,
                        "scope",
                        "openid",
                        "code_challenge",
                        ProviderFlow.sha256("x"),
                        "code_challenge_method",
                        "S256",
                        "resource",
                        Triad.BACKEND));
        assertThat(answer.status()).isEqualTo(201);

        Answer two = Server.FRONTEND
                .http()
                .post(
                        Triad.MTLS + "/par",
                        "client_id=frontend&response_type=code&scope=openid&code_challenge_method=S256&code_challenge="
                                + ProviderFlow.sha256("x") + "&redirect_uri=" + Http.encoded(Triad.CALLBACK)
                                + "&resource=" + Http.encoded(Triad.BACKEND) + "&resource="
                                + Http.encoded(Triad.USER_API));

        assertThat(two.error()).isEqualTo("invalid_target");
    }

    @Test
    void clientWithoutRedirectUri_isRefused() {
        assertThat(Server.BACKEND
                        .post("/par", Map.of("response_type", "code", "redirect_uri", Triad.CALLBACK))
                        .status())
                .isEqualTo(400);
    }

    /** RFC 9126 §2: the client MUST be authenticated. */
    @Test
    void callerWithoutCertificate_isNotAuthenticated() {
        Answer answer = new Http(Tls.anonymous())
                .post(Triad.ISSUER + "/par", Map.of("client_id", "frontend", "response_type", "code"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("invalid_client");
    }

    @Test
    void otherMethodOrBody_isRefused() {
        Http http = Server.FRONTEND.http();

        assertThat(http.get(Triad.MTLS + "/par?client_id=frontend").status()).isEqualTo(405);
        assertThat(http.send(Http.request(Triad.MTLS + "/par", "Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"client_id\":\"frontend\"}"))
                                .build())
                        .error())
                .isEqualTo("invalid_request");
    }
}
