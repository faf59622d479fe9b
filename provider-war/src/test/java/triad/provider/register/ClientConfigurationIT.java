package triad.provider.register;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.outside.RegisteredClient.document;
import static triad.provider.outside.RegisteredClient.with;

import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.RegisteredClient;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** The client configuration endpoint (RFC 7592). */
@ExtendWith(ArquillianExtension.class)
class ClientConfigurationIT {
    private static final Map<String, Object> DOCUMENT = with(
            with(document(), "token_endpoint_auth_method", "client_secret_post"),
            "grant_types",
            List.of("authorization_code", "refresh_token", "client_credentials"));
    private static final Map<String, String> CREDENTIALS = RegisteredClient.ownToken();
    private final RegisteredClient client = RegisteredClient.reader(DOCUMENT);

    /** RFC 7592 §3: everything that is registered, and the token, which stays the same. */
    @Test
    void read_answersWhatIsRegistered() {
        Answer answer = client.read();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json()).doesNotContainKey("client_secret");
        client.information().forEach((member, value) -> {
            if (!"client_secret".equals(member)) {
                assertThat(answer.json()).containsEntry(member, value);
            }
        });
    }

    /** RFC 7592 §2.1: a client that does not exist is answered 401 as well. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void wrongToken_is401(String method) {
        String url = client.text("registration_client_uri");
        String body = "PUT".equals(method) ? "{}" : "";
        String own = "Bearer " + client.text("registration_access_token");
        RegisteredClient other = RegisteredClient.of(DOCUMENT);

        assert401(RegisteredClient.send(method, url, body));
        assert401(RegisteredClient.send(method, url, body, "Authorization", "Bearer x"));
        assert401(RegisteredClient.send(method, url, body, "Authorization", "Bearer " + Triad.REGISTRATION_TOKEN));
        assert401(RegisteredClient.send(method, url, body, "Authorization", "Basic " + own));
        assert401(RegisteredClient.send(method, other.text("registration_client_uri"), body, "Authorization", own));
        for (String id : List.of("nobody", "", "frontend", "%27%20or%20%271%27=%271", client.clientId() + "/x")) {
            assert401(RegisteredClient.send(method, Triad.ISSUER + "/register/" + id, body, "Authorization", own));
        }
        assertThat(client.read().status()).isEqualTo(200);
    }

    /** ATTACKS 3: a registration access token opens nothing else, and nothing else opens a registration. */
    @Test
    void registrationToken_isNoOtherToken() {
        String token = client.text("registration_access_token");

        assertThat(RegisteredClient.register("{}", token).status()).isEqualTo(401);
        assertThat(new Http(Tls.anonymous())
                        .get(Triad.USER_API, "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(401);
        String access = client.post("/token", CREDENTIALS).text("access_token");
        assert401(RegisteredClient.send(
                "GET", client.text("registration_client_uri"), "", "Authorization", "Bearer " + access));
    }

    /** RFC 7592 §2.2: the update replaces the whole registration. */
    @Test
    void update_replacesTheWhole() {
        Map<String, Object> update = with(document(), "client_id", client.clientId());
        update = with(update, "redirect_uris", List.of("https://corner.example/new"));
        update = with(update, "client_secret", client.text("client_secret"));
        Answer answer = client.replace(update);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("redirect_uris", List.of("https://corner.example/new"))
                .containsEntry("grant_types", List.of("authorization_code"))
                .containsEntry("token_endpoint_auth_method", "client_secret_basic")
                .containsEntry("registration_access_token", client.text("registration_access_token"))
                .doesNotContainKey("client_secret");
        assertThat(client.read().json()).containsEntry("redirect_uris", List.of("https://corner.example/new"));
        assertThat(client.post("/token", CREDENTIALS).error()).isEqualTo("invalid_client");
    }

    @Test
    void changeOfMethod_changesTheCredential() {
        Map<String, Object> update =
                with(with(DOCUMENT, "client_id", client.clientId()), "token_endpoint_auth_method", "none");
        update = with(update, "grant_types", List.of("authorization_code"));
        assertThat(client.replace(update).json()).doesNotContainKeys("client_secret", "client_secret_expires_at");

        Answer again = client.replace(with(DOCUMENT, "client_id", client.clientId()));
        assertThat(again.json()).containsKey("client_secret");
        assertThat(again.text("client_secret")).isNotEqualTo(client.text("client_secret"));
        assertThat(client.post("/token", CREDENTIALS).error()).isEqualTo("invalid_client");
    }

    /** RFC 7592 §2.2: the client MUST name itself and MUST NOT name what the server sets; a secret MUST match. */
    @Test
    void updateOfAnotherClient_isRefused() {
        assertRefused(client.replace(DOCUMENT), "invalid_request");
        assertRefused(client.replace(with(DOCUMENT, "client_id", "frontend")), "invalid_request");
        Map<String, Object> own = with(DOCUMENT, "client_id", client.clientId());
        assertRefused(client.replace(with(own, "client_secret", ProviderFlow.random())), "invalid_request");
        assertRefused(client.replace(with(own, "client_secret", 5)), "invalid_request");
        for (String member : List.of(
                "registration_access_token",
                "registration_client_uri",
                "client_secret_expires_at",
                "client_id_issued_at")) {
            assertRefused(client.replace(with(own, member, "x")), "invalid_request");
        }
        assertThat(client.read().json()).containsEntry("redirect_uris", DOCUMENT.get("redirect_uris"));
    }

    /** ATTACKS 69: an update is held to the same rules. */
    @Test
    void unfitUpdate_changesNothing() {
        Map<String, Object> own = with(DOCUMENT, "client_id", client.clientId());

        assertRefused(
                client.replace(with(own, "redirect_uris", List.of("javascript:alert(1)"))), "invalid_redirect_uri");
        assertRefused(client.replace(with(own, "logo_uri", "data:x")), "invalid_client_metadata");
        assertThat(client.replace(with(own, "scope", "openid keys:rotate")).text("scope"))
                .isEqualTo("openid");
    }

    /** RFC 7592 §2.3: the client ends everywhere, with everything it got. */
    @Test
    void end_endsTheClientAndItsTokens() {
        String service = client.post("/token", CREDENTIALS).text("access_token");
        assertThat(Server.BACKEND.introspect(service).json()).containsEntry("active", true);
        String[] tokens = userTokens();
        Answer answer = client.end();

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assert401(client.read());
        assert401(client.end());
        assertThat(client.post("/token", CREDENTIALS).error()).isEqualTo("invalid_client");
        Http http = new Http(Tls.anonymous());
        assertThat(http.get(Triad.USER_API, "Authorization", "Bearer " + tokens[0])
                        .status())
                .isEqualTo(401);
        assertThat(Server.BACKEND.introspect(service).json()).containsEntry("active", false);
        assertThat(TestDatabase.livingFamilies(client.clientId())).isZero();
    }

    /** Clients that registered themselves have no file, and outlive a start all the same; see RegistrationFilesTest. */
    @Test
    void clientsOfFiles_haveNoRegistrationToken() {
        assert401(
                RegisteredClient.send("GET", Triad.ISSUER + "/register/frontend", "", "Authorization", "Bearer null"));
    }

    private String[] userTokens() {
        Browser browser = new Browser();
        String verifier = ProviderFlow.random();
        String url = "/authorize?"
                + Http.encoded(Map.of(
                        "client_id", client.clientId(),
                        "response_type", "code",
                        "redirect_uri", "https://corner.example/callback",
                        "scope", "openid profile",
                        "code_challenge", ProviderFlow.sha256(verifier),
                        "code_challenge_method", "S256"));
        Answer page = browser.follow(url);
        page = page.asks("login") ? browser.signIn(page, "alice") : page;
        page = page.asks("consent") ? browser.consent(page, "allow") : page;
        Answer answer = client.post(
                "/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        page.sent("code"),
                        "redirect_uri",
                        "https://corner.example/callback",
                        "code_verifier",
                        verifier));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(TestDatabase.livingFamilies(client.clientId())).isOne();
        return new String[] {answer.text("access_token"), answer.text("refresh_token")};
    }

    private static void assert401(Answer answer) {
        assertThat(answer.status()).as(answer.uri() + answer.body()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ");
        assertThat(answer.error()).isEqualTo("invalid_token");
    }

    private static void assertRefused(Answer answer, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(error);
    }
}
