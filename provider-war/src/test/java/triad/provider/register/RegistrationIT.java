package triad.provider.register;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.outside.RegisteredClient.document;
import static triad.provider.outside.RegisteredClient.jwks;
import static triad.provider.outside.RegisteredClient.register;
import static triad.provider.outside.RegisteredClient.with;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.RegisteredClient;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** The registration endpoint (RFC 7591, OpenID Connect Registration). */
@ExtendWith(ArquillianExtension.class)
class RegistrationIT {
    private static final String URL = Triad.ISSUER + "/register";
    private final Http http = new Http(Tls.anonymous());

    /** RFC 7591 §3.2.1: the answer is 201, MUST NOT be cached, and has all that is registered, defaults included. */
    @Test
    void document_isAnsweredWhole() {
        Answer answer = register(document());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Pragma")).isEqualTo("no-cache");
        assertThat(answer.json())
                .containsEntry("client_name", "Corner shop")
                .containsEntry("redirect_uris", List.of("https://corner.example/callback"))
                .containsEntry("grant_types", List.of("authorization_code"))
                .containsEntry("response_types", List.of("code"))
                .containsEntry("token_endpoint_auth_method", "client_secret_basic")
                .containsEntry("application_type", "web")
                .containsEntry("id_token_signed_response_alg", "RS256")
                .containsEntry("profile", "oauth2.1")
                .containsEntry("client_secret_expires_at", 0L)
                .containsKeys("client_id_issued_at", "client_secret", "registration_access_token")
                .containsEntry("registration_client_uri", URL + "/" + answer.text("client_id"));
        assertThat(Set.of(answer.text("scope").split(" "))).contains("openid", "profile", "email");
        assertThat(answer.text("client_secret")).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    void registeredClient_getsATokenWithItsSecret() {
        RegisteredClient client = RegisteredClient.reader(with(
                with(document(), "grant_types", List.of("client_credentials")),
                "token_endpoint_auth_method",
                "client_secret_post"));
        Map<String, String> form = RegisteredClient.ownToken();

        assertThat(client.post("/token", form).status()).isEqualTo(200);
        Map<String, String> wrong = new HashMap<>(form);
        wrong.put("client_id", client.clientId());
        wrong.put("client_secret", ProviderFlow.random());
        assertThat(http.post(Triad.ISSUER + "/token", wrong).error()).isEqualTo("invalid_client");
    }

    @Test
    void secrets_areStoredHashed() {
        RegisteredClient client = RegisteredClient.of(document());
        String row = TestDatabase.clientRow(client.clientId());

        assertThat(row).doesNotContain(client.text("client_secret"), client.text("registration_access_token"));
    }

    /** Everything the conformance profiles register, and that it comes back. */
    @Test
    void everyServedMember_isKept() {
        Map<String, Object> full = document();
        full.put("client_name#de", "Eckladen");
        full.put("contacts", List.of("shop@corner.example"));
        full.put("logo_uri", "https://corner.example/logo.png");
        full.put("client_uri", "https://corner.example/");
        full.put("policy_uri", "https://corner.example/policy");
        full.put("tos_uri", "https://corner.example/terms#short");
        full.put("initiate_login_uri", "https://corner.example/login");
        full.put("post_logout_redirect_uris", List.of("https://corner.example/out"));
        full.put("backchannel_logout_uri", "https://corner.example/backchannel");
        full.put("request_uris", List.of("https://corner.example/request.jwt#hash"));
        full.put("grant_types", List.of("authorization_code", "refresh_token"));
        full.put("token_endpoint_auth_method", "private_key_jwt");
        full.put("jwks", jwks());
        full.put("id_token_signed_response_alg", "ES256");
        full.put("userinfo_signed_response_alg", "RS256");
        full.put("id_token_encrypted_response_alg", "ECDH-ES");
        full.put("id_token_encrypted_response_enc", "A256GCM");
        full.put("default_max_age", 600);
        full.put("require_auth_time", true);
        full.put("default_acr_values", List.of("urn:x"));
        full.put("software_id", "corner");
        full.put("software_version", "1.0");
        Answer answer = register(full);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json()).doesNotContainKeys("client_secret", "client_secret_expires_at");
        full.remove("default_max_age");
        full.remove("jwks");
        full.forEach((member, value) -> assertThat(answer.json()).containsEntry(member, value));
        assertThat(answer.text("default_max_age")).isEqualTo("600");
        assertThat(answer.text("jwks")).contains("\"kty\"".replace("\"", ""));
    }

    @Test
    void profileAndMethod_decideTheDefaults() {
        Map<String, Object> fapi = with(document(), "profile", "fapi2");
        assertRefused(register(fapi), "invalid_client_metadata");
        fapi = with(with(fapi, "token_endpoint_auth_method", "private_key_jwt"), "jwks", jwks());
        assertThat(register(fapi).json())
                .containsEntry("profile", "fapi2")
                .containsEntry("id_token_signed_response_alg", "ES256");
        assertRefused(register(with(fapi, "id_token_signed_response_alg", "RS256")), "invalid_client_metadata");
    }

    /** RFC 7591 §2: members that are not understood MUST be ignored; those that name the client are not the caller's to choose. */
    @Test
    void membersOfOurs_areNotTheCallersToChoose() {
        Map<String, Object> greedy = document();
        greedy.put("client_id", "frontend");
        greedy.put("client_secret", "0123456789012345678901234567890123456789abc");
        greedy.put("client_secret_sha256", "0123456789012345678901234567890123456789abc");
        greedy.put("registration_access_token", "mine");
        greedy.put("client_id_issued_at", 1);
        greedy.put("origin", "file");
        greedy.put("trusted", true);
        Answer answer = register(greedy);

        assertThat(answer.status()).isEqualTo(201);
        greedy.keySet().removeAll(List.of("client_name", "redirect_uris"));
        greedy.forEach((member, value) -> assertThat(answer.json()).doesNotContainEntry(member, value));
        assertThat(answer.json()).doesNotContainKeys("client_secret_sha256", "origin", "trusted");
    }

    /** A client that nobody vouched for asks for the user API's scopes alone. */
    @Test
    void scopeOfInternalResources_isNotGranted() {
        Answer answer =
                register(with(document(), "scope", "openid email profile:read keys:rotate ssf.manage directory:write"));

        assertThat(answer.text("scope")).isEqualTo("openid email");
        assertRefused(register(with(document(), "scope", "keys:rotate")), "invalid_client_metadata");
    }

    private static void assertRefused(Answer answer, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.error()).as(answer.body()).isEqualTo(error);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
}
