package triad.provider.authenticate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.Server;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** Who may call the server-to-server endpoints (RFC 8705 §2.1), each of them. */
@ExtendWith(ArquillianExtension.class)
class ClientAuthenticationIT {
    private static final List<String> ENDPOINTS = List.of("/par", "/token", "/introspect", "/revoke");

    /** RFC 8705 §2.1: the certificate's subject MUST be the registered one. */
    @ParameterizedTest
    @ValueSource(strings = {"/par", "/token", "/introspect", "/revoke"})
    void certificateOfAnotherClient_isRefused(String endpoint) {
        assertRefused(new Server("frontend", "mallory").post(endpoint, Map.of("token", "x")));
        assertRefused(new Server("mallory", "frontend").post(endpoint, Map.of("token", "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/par", "/token", "/introspect", "/revoke"})
    void listenerWithoutCertificate_authenticatesNobody(String endpoint) {
        assertRefused(
                new Http(Tls.anonymous()).post(Triad.ISSUER + endpoint, Map.of("client_id", "frontend", "token", "x")));
    }

    /** ATTACKS 75: a certificate in a header is nobody's proof. */
    @ParameterizedTest
    @ValueSource(strings = {"Client-Cert", "X-SSL-Client-Cert", "X-Forwarded-Client-Cert", "SSL_CLIENT_CERT"})
    void certificateInAHeader_isNoCertificate(String header) {
        assertRefused(new Http(Tls.anonymous())
                .post(Triad.ISSUER + "/introspect", Map.of("client_id", "frontend", "token", "x"), header, ":MIIB:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "FRONTEND", "frontend ", "' or '1'='1", "frontend%", "ſrontend"})
    void unknownClient_isRefusedInTheSameWords(String clientId) {
        assertRefused(Server.FRONTEND.post("/introspect", Map.of("client_id", clientId, "token", "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret", "client_assertion", "client_assertion_type"})
    void secondMethodBesideTheCertificate_isRefused(String parameter) {
        assertRefused(Server.FRONTEND.post("/introspect", Map.of(parameter, "x", "token", "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ZnJvbnRlbmQ6eA==", "Bearer x", "Negotiate"})
    void authorizationHeader_isRefused(String header) {
        assertRefused(Server.FRONTEND
                .http()
                .post(
                        Triad.MTLS + "/introspect",
                        Map.of("client_id", "frontend", "token", "x"),
                        "Authorization",
                        header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token=x", "client_id=&token=x"})
    void missingClientId_isRefused(String form) {
        for (String endpoint : ENDPOINTS) {
            assertRefused(Server.FRONTEND.http().post(Triad.MTLS + endpoint, form));
        }
    }

    /** RFC 6749 §3.2: parameters MUST NOT be included more than once; null characters reach no database. */
    @ParameterizedTest
    @ValueSource(
            strings = {"client_id=frontend&client_id=frontend", "client_id=front%00end", "client_id=frontend&token=%00"
            })
    void repeatedOrNullParameter_isInvalidRequest(String form) {
        for (String endpoint : ENDPOINTS) {
            Answer answer = Server.FRONTEND.http().post(Triad.MTLS + endpoint, form);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error()).isEqualTo("invalid_request");
        }
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json())
                .containsEntry("error", "invalid_client")
                .containsEntry("error_description", "The client could not be authenticated")
                .hasSize(2);
    }
}
