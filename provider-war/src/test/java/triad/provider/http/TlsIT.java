package triad.provider.http;

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

    @Test
    void noCertificate_isNoHttpOnTheMutualListener() {
        assertNoHttp(Tls.anonymous(), Triad.MTLS);
    }

    /** ATTACKS 76. */
    @Test
    void certificateOfAForeignCa_isNoHttp() {
        assertNoHttp(Tls.stranger(), Triad.MTLS);
    }

    @Test
    void plainHttp_isNotSpoken() {
        assertNoHttp(Tls.anonymous(), Triad.ISSUER.replace("https:", "http:"));
        assertNoHttp(Tls.of("frontend"), Triad.MTLS.replace("https:", "http:"));
    }

    /** RFC 9325 §3.1.1 and §4.2. */
    @ParameterizedTest
    @CsvSource({"TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"})
    void weakSuite_isRefused(String protocol, String suite) {
        assertThatThrownBy(() -> handshake(21443, protocol, suite)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> handshake(21444, protocol, suite)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLSv1.3, TLS_AES_128_GCM_SHA256"})
    void goodSuite_isServed(String protocol, String suite) throws IOException {
        assertThat(handshake(21443, protocol, suite)).isEqualTo(protocol + " " + suite);
    }

    private static void assertNoHttp(SSLContext context, String base) {
        assertThatThrownBy(() -> new Http(context).get(base + JWKS)).isInstanceOf(UncheckedIOException.class);
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
