package triad.provider.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import triad.provider.config.AllowedHosts;
import triad.provider.outside.Tls;

/** Who sees the certificate of this server: a listed server that demands one, as every server of the deployment does. */
class FetchCertificateTest {
    private final AtomicReference<String> caller = new AtomicReference<>("");
    private final HttpsServer server = demandingCertificates();

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void listedServer_seesTheCertificate() throws FetchFailed {
        Fetched answer = fetching(Tls.of("provider")).get(uri(), "*/*", 100);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(caller.get()).isEqualTo("CN=provider, O=Triad Development");
    }

    @Test
    void withoutACertificate_itIsNotReached() {
        Fetch anonymous = fetching(Tls.anonymous());

        assertThatThrownBy(() -> anonymous.get(uri(), "*/*", 100)).isInstanceOf(FetchFailed.class);
        assertThat(caller.get()).isEmpty();
    }

    private URI uri() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/");
    }

    private Fetch fetching(SSLContext identified) {
        AllowedHosts listed =
                AllowedHosts.parse("localhost:" + server.getAddress().getPort());
        return new Fetch(
                new GuardedResolver(listed, InetAddress::getAllByName),
                Tls.anonymous(),
                identified,
                Duration.ofSeconds(2));
    }

    private HttpsServer demandingCertificates() {
        try {
            HttpsServer opened = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            opened.setHttpsConfigurator(new HttpsConfigurator(Tls.of("mallory")) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                    wanted.setNeedClientAuth(true);
                    parameters.setSSLParameters(wanted);
                }
            });
            opened.createContext("/", exchange -> {
                caller.set(((HttpsExchange) exchange)
                        .getSSLSession()
                        .getPeerPrincipal()
                        .toString());
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
