package triad.provider.mtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Http;
import triad.provider.outside.Impostor;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** Who gets as far as HTTP (BCP 195, RFC 8705 §2). */
@ExtendWith(ArquillianExtension.class)
class TlsIT {
    private static final String JWKS = "/jwks";

    @Test
    void certificateOfTheDeployment_isServed() {
        assertThat(new Http(Tls.of("mallory")).get(Triad.MTLS + JWKS).status()).isEqualTo(200);
    }

    /** RFC 8705 §5: a client that signs finds the aliases too; who is proved by nothing is nobody there as elsewhere. */
    @Test
    void noCertificate_isNobodyOnTheMutualListener() {
        Http anonymous = new Http(Tls.anonymous());

        assertThat(anonymous.get(Triad.MTLS + JWKS).status()).isEqualTo(200);
        assertThat(anonymous.post(Triad.MTLS + "/par", "client_id=frontend").error())
                .isEqualTo("invalid_client");
    }

    /** RFC 8705 §3: any certificate may bind a token; whose it is, the endpoints ask. */
    @Test
    void certificateOfAForeignCa_isServedOnTheMutualListener() {
        assertThat(new Http(Tls.stranger()).get(Triad.MTLS + JWKS).status()).isEqualTo(200);
    }

    /** RFC 5280 §4.1.2.5; and keys that are not for signatures, RFC 8446 §4.4.2.2. */
    @Test
    void certificateThatDoesNotHold_isNoHttp() {
        assertNoHttp(Impostor.selfSigned("CN=late", "-startdate", "-9d", "-validity", "8"));
        assertNoHttp(Impostor.selfSigned("CN=early", "-startdate", "+1d"));
        assertNoHttp(Impostor.selfSigned("CN=ca", "-ext", "bc=ca:true", "-ext", "ku=keyCertSign,cRLSign"));
        assertNoHttp(Impostor.selfSigned("CN=odd", "-ext", "1.2.3.4:critical=0500"));
    }

    @Test
    void selfSignedCertificate_isServedOnTheMutualListener() {
        assertThat(Impostor.selfSigned("CN=anybody")
                        .http()
                        .get(Triad.MTLS + JWKS)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void plainHttp_isNotSpoken() {
        assertNoHttp(Tls.anonymous(), Triad.ISSUER.replace("https:", "http:"));
        assertNoHttp(Tls.of("frontend"), Triad.MTLS.replace("https:", "http:"));
    }

    /** RFC 9325 §3.1.1 and §4.2. */
    @ParameterizedTest
    @CsvSource({
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"
    })
    void weakSuite_isRefused(String protocol, String suite) {
        assertThatThrownBy(() -> handshake(21443, protocol, suite)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> handshake(21444, protocol, suite)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLSv1.3, TLS_AES_128_GCM_SHA256"})
    void goodSuite_isServed(String protocol, String suite) throws IOException {
        assertThat(handshake(21443, protocol, suite)).isEqualTo(protocol + " " + suite);
    }

    /** RFC 9325 §3.1.1. */
    @Test
    void newestProtocol_isPreferred() throws IOException {
        assertThat(negotiated(21443)).isEqualTo("TLSv1.3");
        assertThat(negotiated(21444)).isEqualTo("TLSv1.3");
    }

    private static String negotiated(int port) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) Tls.of("frontend").getSocketFactory().createSocket("localhost", port)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    private static void assertNoHttp(SSLContext context, String base) {
        assertThatThrownBy(() -> new Http(context).get(base + JWKS)).isInstanceOf(UncheckedIOException.class);
    }

    private static void assertNoHttp(Impostor impostor) {
        assertThatThrownBy(() -> impostor.http().get(Triad.MTLS + JWKS)).isInstanceOf(UncheckedIOException.class);
    }

    private static String handshake(int port, String protocol, String suite) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) Tls.of("frontend").getSocketFactory().createSocket("localhost", port)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            return socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
        }
    }
}
