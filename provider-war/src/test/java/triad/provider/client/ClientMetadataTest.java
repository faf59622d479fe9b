package triad.provider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.http.Refusal;

class ClientMetadataTest {
    private static final String DOCUMENT = """
            {"client_id": "shop", "client_name": "Shop", "redirect_uris": ["https://shop.example/callback"],
             "grant_types": ["authorization_code"], "scope": "openid email",
             "token_endpoint_auth_method": "tls_client_auth", "tls_client_auth_subject_dn": "CN=shop,O=Example",
             "require_pushed_authorization_requests": true}
            """;

    /** RFC 7591 §2, RFC 8705 §2.1.2, RFC 9126 §6. */
    @Test
    void document_becomesAClient() {
        Client client = ClientMetadata.parse(DOCUMENT);

        assertThat(client.clientId()).isEqualTo("shop");
        assertThat(client.redirectUris().registered()).containsExactly("https://shop.example/callback");
        assertThat(client.scope()).hasToString("openid email");
        assertThat(client.certificateSubject().orElseThrow())
                .hasToString("CertificateSubject[type=-1, value=CN=shop,O=Example]");
        assertThat(client.mustPush()).isTrue();
        assertThat(client.mayUse("authorization_code")).isTrue();
        assertThat(client.mayUse("client_credentials")).isFalse();
    }

    /** OpenID Connect Registration §2 and JARM §3: RS256; FAPI 2.0 §5.4.1 does not allow that, so that its clients get ES256. */
    @Test
    void algorithmThatIsNotTold_isTheStandardOne() {
        String standard = DOCUMENT.replace("\"scope\"", "\"profile\": \"oauth2.1\", \"scope\"");

        assertSigned(ClientMetadata.parse(standard), JWSAlgorithm.RS256);
        assertSigned(ClientMetadata.parse(DOCUMENT), JWSAlgorithm.ES256);
    }

    @Test
    void algorithmThatFapiDoesNotAllow_isRefused() {
        assertRefused(DOCUMENT.replace("\"scope\"", "\"id_token_signed_response_alg\": \"RS256\", \"scope\""));
        assertRefused(DOCUMENT.replace("\"scope\"", "\"authorization_signed_response_alg\": \"RS256\", \"scope\""));
    }

    @Test
    void documentWithoutScope_asksForNothing() {
        assertThat(ClientMetadata.parse(DOCUMENT.replace("\"scope\": \"openid email\",", ""))
                        .scope()
                        .isEmpty())
                .isTrue();
    }

    /** A method that is not served, and one whose credential is missing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_secret_basic",
                "client_secret_post",
                "client_secret_jwt",
                "private_key_jwt",
                "self_signed_tls_client_auth"
            })
    void methodThatCannotBeProved_isRefused(String method) {
        assertThatThrownBy(() -> ClientMetadata.parse(DOCUMENT.replace("tls_client_auth\"", method + "\"")))
                .isInstanceOf(Refusal.class);
    }

    /** RFC 8705 §2.1.2: exactly one way to tell the client's certificate; without one no certificate, or any, would do. */
    @Test
    void missingCertificateSubject_isRefused() {
        assertRefused(DOCUMENT.replace("\"tls_client_auth_subject_dn\": \"CN=shop,O=Example\",", ""));
    }

    @Test
    void malformedCertificateSubject_isRefused() {
        assertRefused(DOCUMENT.replace("CN=shop,O=Example", "shop"));
    }

    /** RFC 6749 §4.4: the grant MUST only be used by confidential clients. */
    @Test
    void publicClientWithItsOwnTokens_isRefused() {
        String open = DOCUMENT.replace("\"tls_client_auth\"", "\"none\"");
        assertThat(ClientMetadata.parse(open).isPublic()).isTrue();
        assertRefused(open.replace("\"authorization_code\"", "\"authorization_code\", \"client_credentials\""));
    }

    /** RFC 6749 §3.1.2, ATTACKS 27 and 28: nothing that carries a fragment or runs as a script. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/callback#x",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "http://shop.example/callback",
                "/callback"
            })
    void unfitRedirectUri_isRefused(String uri) {
        assertRefused(DOCUMENT.replace("https://shop.example/callback", uri));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}", "{\"client_id\": 5}", "null"})
    void whatIsNoDocument_isRefused(String document) {
        assertRefused(document);
    }

    /** What is no list would be read as no restriction. */
    @Test
    void responseModesThatAreNoList_areRefused() {
        String members = DOCUMENT.replaceFirst("\\}\\s*$", ", \"response_modes\": ");
        assertThat(ClientMetadata.parse(members + "[\"jwt\"]}").clientId()).isEqualTo("shop");
        assertRefused(members + "\"jwt\"}");
        assertRefused(members + "true}");
    }

    /** CIBA Core §4. */
    @Test
    void clientOfTheBackChannel_saysHowItHears() {
        Client client = ClientMetadata.parse(backchannel("\"backchannel_token_delivery_mode\": \"ping\","
                + "\"backchannel_client_notification_endpoint\": \"https://shop.example/ping\""));

        assertThat(client.mayUse("urn:openid:params:grant-type:ciba")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x\": 1",
                "\"backchannel_token_delivery_mode\": \"push\", \"backchannel_client_notification_endpoint\": \"https://shop.example/\"",
                "\"backchannel_token_delivery_mode\": \"ping\"",
                "\"backchannel_token_delivery_mode\": \"ping\", \"backchannel_client_notification_endpoint\": \"http://shop.example/\"",
                "\"backchannel_token_delivery_mode\": \"poll\", \"backchannel_user_code_parameter\": true",
                "\"backchannel_token_delivery_mode\": \"poll\", \"backchannel_authentication_request_signing_alg\": \"HS256\""
            })
    void unfitBackChannel_isRefused(String members) {
        assertRefused(backchannel(members));
    }

    private static String backchannel(String members) {
        return DOCUMENT.replaceFirst("(?s)\"grant_types\": *\\[[^]]*],", "")
                .replaceFirst(
                        "\\}\\s*$", ", \"grant_types\": [\"urn:openid:params:grant-type:ciba\"], " + members + "}");
    }

    private static void assertRefused(String document) {
        assertThatThrownBy(() -> ClientMetadata.parse(document)).isInstanceOf(Refusal.class);
    }

    private static void assertSigned(Client client, JWSAlgorithm algorithm) {
        assertThat(client.metadata().getIDTokenJWSAlg()).isEqualTo(algorithm);
        assertThat(client.metadata().getAuthorizationJWSAlg()).isEqualTo(algorithm);
    }
}
