package triad.provider.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.outside.RegisteredClient.document;
import static triad.provider.outside.RegisteredClient.json;
import static triad.provider.outside.RegisteredClient.jwks;
import static triad.provider.outside.RegisteredClient.register;
import static triad.provider.outside.RegisteredClient.with;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** Documents that become no client (RFC 7591 §3.2.2). */
@ExtendWith(ArquillianExtension.class)
class UnfitRegistrationIT {
    private static final String URL = Triad.ISSUER + "/register";
    private final Http http = new Http(Tls.anonymous());

    /** ATTACKS 69: metadata is validated, member by member. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redirect_uris | [] | invalid_redirect_uri",
                "redirect_uris | [\"https://corner.example/callback#x\"] | invalid_redirect_uri",
                "redirect_uris | [\"https://corner.example/callback#\"] | invalid_redirect_uri",
                "redirect_uris | [\"http://corner.example/callback\"] | invalid_redirect_uri",
                "redirect_uris | [\"javascript:alert(1)\"] | invalid_redirect_uri",
                "redirect_uris | [\"JavaScript:alert(1)\"] | invalid_redirect_uri",
                "redirect_uris | [\"data:text/html,x\"] | invalid_redirect_uri",
                "redirect_uris | [\"https://a@corner.example/\"] | invalid_redirect_uri",
                "redirect_uris | [\"com.example.app:/callback\"] | invalid_redirect_uri",
                "redirect_uris | \"https://corner.example/callback\" | invalid_client_metadata",
                "redirect_uris | [5] | invalid_client_metadata",
                "redirect_uris | [null] | invalid_client_metadata",
                "grant_types | [\"implicit\"] | invalid_client_metadata",
                "grant_types | [\"password\", \"authorization_code\"] | invalid_client_metadata",
                "grant_types | [\"urn:ietf:params:oauth:grant-type:token-exchange\"] | invalid_client_metadata",
                "grant_types | [\"urn:ietf:params:oauth:grant-type:jwt-bearer\"] | invalid_client_metadata",
                "response_types | [] | invalid_client_metadata",
                "response_types | [\"token\"] | invalid_client_metadata",
                "response_types | [\"code\", \"code id_token\"] | invalid_client_metadata",
                "application_type | \"desktop\" | invalid_client_metadata",
                "subject_type | \"weird\" | invalid_client_metadata",
                "profile | \"none\" | invalid_client_metadata",
                "token_endpoint_auth_method | \"client_secret_jwt\" | invalid_client_metadata",
                "token_endpoint_auth_method | \"private_key_jwt\" | invalid_client_metadata",
                "token_endpoint_auth_method | \"tls_client_auth\" | invalid_client_metadata",
                "id_token_signed_response_alg | \"none\" | invalid_client_metadata",
                "id_token_signed_response_alg | \"HS256\" | invalid_client_metadata",
                "userinfo_signed_response_alg | \"none\" | invalid_client_metadata",
                "id_token_encrypted_response_alg | \"RSA1_5\" | invalid_client_metadata",
                "id_token_encrypted_response_alg | \"dir\" | invalid_client_metadata",
                "id_token_encrypted_response_alg | \"ECDH-ES\" | invalid_client_metadata",
                "id_token_encrypted_response_enc | \"A256GCM\" | invalid_client_metadata",
                "introspection_signed_response_alg | \"none\" | invalid_client_metadata",
                "introspection_encrypted_response_alg | \"RSA1_5\" | invalid_client_metadata",
                "introspection_encrypted_response_alg | \"dir\" | invalid_client_metadata",
                "introspection_encrypted_response_alg | \"ECDH-ES\" | invalid_client_metadata",
                "introspection_encrypted_response_alg | 5 | invalid_client_metadata",
                "introspection_encrypted_response_enc | \"A256GCM\" | invalid_client_metadata",
                "default_max_age | -1 | invalid_client_metadata",
                "default_max_age | \"1\" | invalid_client_metadata",
                "default_max_age | 1.5 | invalid_client_metadata",
                "require_auth_time | \"yes\" | invalid_client_metadata",
                "tls_client_certificate_bound_access_tokens | 1 | invalid_client_metadata",
                "jwks | {} | invalid_client_metadata",
                "jwks | \"https://corner.example/jwks\" | invalid_client_metadata",
                "jwks | {\"keys\": [{\"kty\": \"oct\", \"k\": \"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow\"}]} | invalid_client_metadata",
                "scope | 5 | invalid_client_metadata",
                "client_name | \"null \\u0000\" | invalid_client_metadata",
                "client_name | \"line\\nbreak\" | invalid_client_metadata",
                "client_name | \"\\u202Epoh\" | invalid_client_metadata",
                "client_name | \"\\ud800\" | invalid_client_metadata",
                "contacts | \"a@b.example\" | invalid_client_metadata",
                "software_statement | \"x\" | invalid_software_statement",
                "software_statement | 5 | invalid_software_statement",
                "software_statement | \"eyJhbGciOiJub25lIn0.e30.\" | invalid_software_statement"
            })
    void unfitMember_isRefused(String member, String value, String error) {
        String document = json(with(document(), member, null));
        Answer answer = register(
                document.substring(0, document.length() - 1) + ",\"" + member + "\":" + value + "}",
                Triad.REGISTRATION_TOKEN);

        assertRefused(answer, error);
        assertThat(answer.text("error_description")).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }

    /** ATTACKS 27, 28, 69: no member leads a browser or this server to anything but the web. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_uri",
                "logo_uri",
                "logo_uri#de",
                "policy_uri",
                "tos_uri",
                "tos_uri#fr-CA",
                "jwks_uri",
                "sector_identifier_uri",
                "initiate_login_uri",
                "backchannel_logout_uri",
                "backchannel_client_notification_endpoint",
                "request_uris",
                "post_logout_redirect_uris"
            })
    void uriOfAnotherScheme_isRefusedInEveryMember(String member) {
        for (String uri : List.of(
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "http://corner.example/",
                "file:///etc/passwd",
                "//corner.example/",
                "/path",
                "https:corner.example",
                "https://corner.example@evil.example/",
                "https:\\\\corner.example",
                " https://corner.example/",
                "")) {
            Object value = member.endsWith("uris") ? List.of(uri) : uri;
            assertRefused(register(with(document(), member, value)), "invalid_client_metadata");
        }
    }

    @Test
    void keysInTwoPlaces_areRefused() {
        Map<String, Object> twice = with(with(document(), "jwks", jwks()), "jwks_uri", "https://corner.example/jwks");
        assertRefused(register(twice), "invalid_client_metadata");
    }

    /** RFC 7591 §3.2.2: a signed statement of nobody we know. */
    @Test
    void softwareStatement_isUnapproved() {
        assertRefused(
                register(with(
                        document(), "software_statement", KeyedClient.keyed().assertion())),
                "unapproved_software_statement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "5", "\"x\"", "{", "{\"a\":}", "{'a':1}", "{\"a\":1}x"})
    void whatIsNoObject_isRefused(String body) {
        assertRefused(register(body, Triad.REGISTRATION_TOKEN), "invalid_client_metadata");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "application/jsonp", "text/json"})
    void otherMediaType_isRefused(String type) {
        Answer answer = http.send(Http.request(URL, "Authorization", "Bearer " + Triad.REGISTRATION_TOKEN)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(json(document())))
                .build());
        assertRefused(answer, "invalid_request");
    }

    /** ATTACKS 15, 77: big and deep documents cost little. */
    @Test
    void bigAndDeepDocuments_areRefused() {
        assertRefused(
                register(json(with(document(), "client_name", "x".repeat(1_000_000))), Triad.REGISTRATION_TOKEN),
                "invalid_request");
        assertRefused(
                register("{\"client_name\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}", Triad.REGISTRATION_TOKEN),
                "invalid_client_metadata");
        assertRefused(register(with(document(), "client_name", "x".repeat(2001))), "invalid_client_metadata");
        assertRefused(register(with(document(), "contacts", Collections.nCopies(51, "a"))), "invalid_client_metadata");
    }

    @Test
    void deepDocumentOfManyBytes_isRefusedBeforeItIsParsed() {
        String deep = "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertRefused(register(deep, Triad.REGISTRATION_TOKEN), "invalid_request");
    }

    private static void assertRefused(Answer answer, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.error()).as(answer.body()).isEqualTo(error);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
}
