package triad.provider.mtls;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.util.Base64URL;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The CA of the deployment, which is what the trust store of the JVM holds: whose certificates name a server (RFC 8705 §2.1). */
@ApplicationScoped
public class DeploymentCa {
    private static final Duration VERDICT = Duration.ofSeconds(30);
    private final X509TrustManager trust = jvmTrust();
    /** By chain, not by certificate: which issuers came with it decides too. */
    private final Cache<String, Boolean> verdicts =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(VERDICT).build();

    /**
     * Whether the chain's first certificate is a client certificate of the deployment (RFC 5280 §6.1, with the key usages). The answer
     * may be half a minute old.
     *
     * @param chain as it was sent: the caller's own certificate, then perhaps its issuers
     */
    public boolean issued(List<X509Certificate> chain) {
        return verdicts.get(fingerprint(chain), unknown -> validates(chain));
    }

    private boolean validates(List<X509Certificate> chain) {
        if (chain.get(0).getBasicConstraints() >= 0) {
            return false; // A CA signs for others and calls nobody
        }
        try {
            trust.checkClientTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
            return true;
        } catch (CertificateException foreign) {
            return false;
        }
    }

    private static String fingerprint(List<X509Certificate> chain) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (X509Certificate certificate : chain) {
                digest.update(certificate.getEncoded());
            }
            return Base64URL.encode(digest.digest()).toString();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("What was parsed can be encoded", broken);
        }
    }

    private static X509TrustManager jvmTrust() {
        if (System.getProperty("javax.net.ssl.trustStore") == null) {
            throw new IllegalStateException(
                    "javax.net.ssl.trustStore: missing, and the JDK's own store is no deployment's");
        }
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init((KeyStore) null);
            return Stream.of(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("javax.net.ssl.trustStore: not readable", unreadable);
        }
    }
}
