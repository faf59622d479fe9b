package triad.provider.authenticate;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.X509CertUtils;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.Impostor;
import triad.provider.outside.Server;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** A subject is a name only in a certificate of the deployment's CA (RFC 8705 §2.1): nobody else is the client of that name. */
@ExtendWith(ArquillianExtension.class)
class ImpostorIT {
    private static final String FRONTEND = "CN=frontend,O=Triad Development";

    @Test
    void selfSignedCertificateOfTheSameSubject_isNobody() {
        assertNobody(Impostor.selfSigned(FRONTEND).http());
        assertNobody(Impostor.selfSigned(FRONTEND, "-ext", "eku=clientAuth", "-ext", "ku=digitalSignature")
                .http());
    }

    /** The foreign CA has the name of the deployment's CA. */
    @Test
    void foreignCaOfTheSameName_isNobody() {
        assertNobody(new Http(Tls.stranger("frontend")));
        assertNobody(new Http(Tls.stranger()));
    }

    @Test
    void foreignCaOfTheSubject_isNobody() {
        assertNobody(Impostor.selfSigned(FRONTEND)
                .signedBy(Impostor.selfSigned(FRONTEND, "-ext", "bc=ca:true"))
                .http());
    }

    /** The certificate that counts is the one whose key was proved, not another in the chain (RFC 8446 §4.4.2). */
    @Test
    void certificateOfTheDeploymentBehindTheOwn_isNobody() {
        assertNobody(Impostor.selfSigned(FRONTEND).http(Tls.certificate("frontend")));
        assertNobody(Impostor.selfSigned("CN=anybody").http(Tls.certificate("frontend")));
        assertNobody(Impostor.selfSigned(FRONTEND).http(Tls.certificate("frontend"), Tls.certificate("backend")));
    }

    /** RFC 5280 §6.1.4 (k): a server's certificate signs no other. */
    @Test
    void serverAsCa_isNobody() {
        assertNobody(Impostor.selfSigned(FRONTEND).signedByDeployment("mallory").http());
    }

    @Test
    void caAsClient_isNobody() {
        assertNobody(Impostor.selfSigned(FRONTEND, "-ext", "bc=ca:true").http());
        assertNobody(Impostor.selfSigned(FRONTEND)
                .signedByDeployment("ca", "-ext", "bc=ca:true")
                .http());
    }

    /** RFC 5280 §4.2.1.12. */
    @Test
    void certificateForServersOnly_isNobody() {
        assertNobody(Impostor.selfSigned(FRONTEND)
                .signedByDeployment("ca", "-ext", "eku=serverAuth")
                .http());
    }

    @Test
    void certificateOfTheDeployment_isTheClient() {
        Answer answer = introspection(Impostor.selfSigned(FRONTEND)
                .signedByDeployment("ca", "-ext", "eku=clientAuth")
                .http());

        assertThat(answer.status()).isEqualTo(200);
    }

    /** RFC 5280 §6.1: what a CA of the deployment signs is the deployment's, by way of CAs between too. */
    @Test
    void certificateBelowAnotherCaOfTheDeployment_isTheClient() {
        Impostor between = Impostor.selfSigned("CN=between").signedByDeployment("ca", "-ext", "bc=ca:true");

        assertThat(introspection(Impostor.selfSigned(FRONTEND).signedBy(between).http())
                        .status())
                .isEqualTo(200);
    }

    /** RFC 8705 §2.2 and §3.1: the registered certificate is the client's, whoever issued it, and its tokens are bound to it. */
    @Test
    void registeredSelfSignedCertificate_isItsClient() {
        Http http = Impostor.REGISTERED.http();
        Map<String, String> form =
                Map.of("client_id", "self-signed", "grant_type", "client_credentials", "resource", Triad.BACKEND);
        String token = http.post(Triad.MTLS + "/token", form).text("access_token");

        assertThat(Tokens.claims(token).getClaim("cnf"))
                .isEqualTo(Map.of(
                        "x5t#S256",
                        X509CertUtils.computeSHA256Thumbprint(Impostor.REGISTERED.certificate())
                                .toString()));
        assertThat(Impostor.selfSigned(FRONTEND)
                        .http(Impostor.REGISTERED.certificate())
                        .post(Triad.MTLS + "/token", form)
                        .error())
                .isEqualTo("invalid_client");
        assertNobody(http);
    }

    /** RFC 8705 §3: a token bound to the deployment's certificate is nothing in other hands, whatever their certificate says. */
    @Test
    void tokenOfTheNamesake_isNotServed() {
        String token = Server.SERVICE
                .post("/token", Map.of("grant_type", "client_credentials", "resource", Triad.BACKEND))
                .text("access_token");
        Http thief = Impostor.selfSigned("CN=mallory,O=Triad Development").http(Tls.certificate("mallory"));

        assertThat(thief.get(Triad.MTLS + "/userinfo", "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(401);
    }

    private static Answer introspection(Http http) {
        return http.post(Triad.MTLS + "/introspect", Map.of("client_id", "frontend", "token", "x"));
    }

    private static void assertNobody(Http http) {
        for (String endpoint : List.of("/par", "/token", "/introspect", "/revoke")) {
            Answer answer = http.post(Triad.MTLS + endpoint, Map.of("client_id", "frontend", "token", "x"));
            assertThat(answer.status()).as(endpoint).isEqualTo(401);
            assertThat(answer.error()).isEqualTo("invalid_client");
        }
    }
}
