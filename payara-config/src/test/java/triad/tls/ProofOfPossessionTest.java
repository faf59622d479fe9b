package triad.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class ProofOfPossessionTest {
    private static final Path OWN = Path.of("target", "tls");
    private static final Path FOREIGN = Path.of("target", "foreign-tls");
    private final X509TrustManager trust = trust();

    @Test
    void clientOfAnyIssuer_isTaken() {
        assertThatCode(() -> trust.checkClientTrusted(chain(OWN, "frontend"), "UNKNOWN"))
                .doesNotThrowAnyException();
        assertThatCode(() -> trust.checkClientTrusted(chain(FOREIGN, "stranger"), "UNKNOWN"))
                .doesNotThrowAnyException();
    }

    /** RFC 8446 §4.4.2.2: the key of a CA here is not for signatures in a handshake. */
    @Test
    void keyThatIsNotForSignatures_isNotTaken() {
        assertThatThrownBy(() -> trust.checkClientTrusted(chain(OWN, "ca"), "UNKNOWN"))
                .isInstanceOf(CertificateException.class);
    }

    /** No outbound call can be made with it, whoever picks it by mistake. */
    @Test
    void server_isNeverTrusted() {
        assertThatThrownBy(() -> trust.checkServerTrusted(chain(OWN, "provider"), "UNKNOWN"))
                .isInstanceOf(CertificateException.class);
    }

    @Test
    void otherAlgorithms_stayTheJdks() throws GeneralSecurityException {
        Provider provider = new ProofOfPossession();
        Security.addProvider(provider);
        try {
            assertThat(provider.getServices()).hasSize(1);
            for (String algorithm : new String[] {TrustManagerFactory.getDefaultAlgorithm(), "PKIX", "SunX509"}) {
                assertThat(TrustManagerFactory.getInstance(algorithm).getProvider())
                        .isNotEqualTo(provider);
            }
        } finally {
            Security.removeProvider(provider.getName());
        }
    }

    private static X509TrustManager trust() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("ProofOfPossession", new ProofOfPossession());
            factory.init((KeyStore) null);
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static X509Certificate[] chain(Path folder, String name) throws GeneralSecurityException, IOException {
        char[] password = Files.readString(folder.resolve("password")).toCharArray();
        KeyStore store = KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), password);
        return new X509Certificate[] {(X509Certificate) store.getCertificate(name)};
    }
}
