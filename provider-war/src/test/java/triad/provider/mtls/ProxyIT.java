package triad.provider.mtls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.X509CertUtils;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.Impostor;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** The certificate that a proxy passes on, and whose word counts for that (RFC 9440, ATTACKS 75). */
@ExtendWith(ArquillianExtension.class)
class ProxyIT {
    private static final String FRONTEND = "CN=frontend,O=Triad Development";
    private final Http proxy = new Http(Tls.of("proxy"));

    @Test
    void certificateFromTheProxy_isTheClients() {
        assertThat(passed(proxy, "frontend", field(Tls.certificate("frontend"))).status())
                .isEqualTo(200);
    }

    /** RFC 8705 §3.1: bound to the client's certificate, not to the proxy's. */
    @Test
    void tokenThroughTheProxy_isBoundToTheClient() {
        String mallory = field(Tls.certificate("mallory"));
        String token = proxy.post(
                        Triad.MTLS + "/token",
                        Map.of(
                                "client_id", "service",
                                "grant_type", "client_credentials",
                                "resource", Triad.BACKEND),
                        "Client-Cert",
                        mallory)
                .text("access_token");
        Answer introspection = proxy.post(
                Triad.MTLS + "/introspect", Map.of("client_id", "service", "token", token), "Client-Cert", mallory);

        assertThat(introspection.json())
                .containsEntry(
                        "cnf",
                        Map.of(
                                "x5t#S256",
                                X509CertUtils.computeSHA256Thumbprint(Tls.certificate("mallory"))
                                        .toString()));
    }

    @Test
    void selfSignedCertificateFromTheProxy_isTheClients() {
        String field = field(Impostor.REGISTERED.certificate());

        assertThat(passed(proxy, "self-signed", field).status()).isEqualTo(200);
        assertNobody(passed(proxy, "frontend", field));
    }

    @Test
    void certificateFromAnybodyElse_isNotRead() {
        String frontend = field(Tls.certificate("frontend"));

        assertNobody(passed(new Http(Tls.of("mallory")), "frontend", frontend));
        assertNobody(passed(new Http(Tls.stranger()), "frontend", frontend));
        assertNobody(passed(new Http(Tls.stranger("proxy")), "frontend", frontend));
        assertNobody(passed(Impostor.selfSigned(Triad.PROXY).http(), "frontend", frontend));
        assertNobody(passed(Impostor.selfSigned(Triad.PROXY).http(Tls.certificate("proxy")), "frontend", frontend));
    }

    @Test
    void certificateOnTheBrowsersListener_isNotRead() {
        for (Http caller : new Http[] {new Http(Tls.anonymous()), proxy}) {
            assertNobody(caller.post(
                    Triad.ISSUER + "/introspect",
                    Map.of("client_id", "frontend", "token", "x"),
                    "Client-Cert",
                    field(Tls.certificate("frontend"))));
        }
    }

    /** As if it were not there: neither believed nor held against the caller. */
    @Test
    void certificateFromAClient_changesNothing() {
        Http frontend = new Http(Tls.of("frontend"));

        assertThat(passed(frontend, "frontend", field(Tls.certificate("mallory")))
                        .status())
                .isEqualTo(200);
        assertNobody(passed(frontend, "mallory", field(Tls.certificate("mallory"))));
    }

    /** Whoever came to the proxy without a certificate has none; the proxy's own speaks for nobody. */
    @Test
    void noCertificateFromTheProxy_isNone() {
        assertNobody(proxy.post(Triad.MTLS + "/introspect", Map.of("client_id", "frontend", "token", "x")));
    }

    @Test
    void certificateThatHoldsNowhere_holdsNotThroughTheProxy() {
        assertNobody(passed(proxy, "frontend", field(Tls.certificate("mallory"))));
        assertNobody(
                passed(proxy, "frontend", field(Impostor.selfSigned(FRONTEND).certificate())));
        assertNobody(passed(
                proxy,
                "frontend",
                field(Impostor.selfSigned(FRONTEND)
                        .signedByDeployment("ca", "-startdate", "-9d", "-validity", "8")
                        .certificate())));
    }

    /** RFC 9440 §2.1, RFC 8941 §3.3.5. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                ":%s",
                "%s:",
                "::",
                ":",
                ":MIIB:",
                ":!%s:",
                ":%s:, :%s:",
                ":%s:;a=1, x",
                "\"%s\"",
                "(:%s:)",
                ":%s%s:",
                ":%sAAAA:",
                ":%s====:",
                ": %s :",
                "-----BEGIN CERTIFICATE-----%s-----END CERTIFICATE-----",
                ":LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t:"
            })
    void malformedField_isNoCertificate(String form) {
        String bare = field(Tls.certificate("frontend")).replace(":", "");

        assertNobody(passed(proxy, "frontend", form.replace("%s", bare)));
    }

    @Test
    void pemInTheField_isNoCertificate() {
        String pem = X509CertUtils.toPEMString(Tls.certificate("frontend"));

        assertNobody(passed(proxy, "frontend", ":" + Base64.getEncoder().encodeToString(pem.getBytes(UTF_8)) + ":"));
    }

    @Test
    void repeatedField_isNoCertificate() {
        String frontend = field(Tls.certificate("frontend"));

        assertNobody(proxy.post(
                Triad.MTLS + "/introspect",
                Map.of("client_id", "frontend", "token", "x"),
                "Client-Cert",
                frontend,
                "client-cert",
                frontend));
    }

    /** ATTACKS 77. The huge one comes without a body: the server hangs up, and whoever then still sends may not see why. */
    @Test
    void hugeField_isRefused() {
        assertNobody(passed(proxy, "frontend", ":" + "A".repeat(7_000) + ":"));
        assertThat(proxy.get(Triad.MTLS + "/jwks", "Client-Cert", ":" + "A".repeat(7_000) + ":")
                        .status())
                .isEqualTo(200);
        assertThat(proxy.get(Triad.MTLS + "/jwks", "Client-Cert", ":" + "A".repeat(20_000) + ":")
                        .status())
                .isBetween(400, 499);
        assertNobody(passed(proxy, "frontend", ":AAAA:"));
    }

    private static Answer passed(Http caller, String clientId, String field) {
        return caller.post(
                Triad.MTLS + "/introspect", Map.of("client_id", clientId, "token", "x"), "Client-Cert", field);
    }

    private static String field(Certificate certificate) {
        try {
            return ":" + Base64.getEncoder().encodeToString(certificate.getEncoded()) + ":";
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void assertNobody(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("invalid_client");
    }
}
