package triad.tls;

import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A security provider with one trust algorithm of the same name, for a listener that asks for the proof of a private key and leaves to
 * the application whose key it is (RFC 8705 §2.2 and §3).
 */
public final class ProofOfPossession extends Provider {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "ProofOfPossession";

    public ProofOfPossession() {
        super(NAME, "1", "Client certificates of any issuer");
        putService(new Service(this, "TrustManagerFactory", NAME, Factory.class.getName(), List.of(), Map.of()));
    }

    /** Makes the trust manager; trust stores given to it are not looked at. */
    public static final class Factory extends TrustManagerFactorySpi {

        @Override
        protected void engineInit(@Nullable KeyStore store) {}

        @Override
        protected void engineInit(@Nullable ManagerFactoryParameters parameters) {}

        @Override
        protected TrustManager[] engineGetTrustManagers() {
            return new TrustManager[] {new AnyClient()};
        }
    }

    /** Not an extended one: the JDK then adds its checks of weak algorithms. */
    private static final class AnyClient implements X509TrustManager {
        private static final int DIGITAL_SIGNATURE = 0;

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
            X509Certificate own = chain[0];
            own.checkValidity();
            boolean[] usage = own.getKeyUsage();
            // RFC 8446 §4.4.2.2
            if (usage != null && !usage[DIGITAL_SIGNATURE]) {
                throw new CertificateException("The key is not for signatures");
            }
            if (own.hasUnsupportedCriticalExtension()) {
                throw new CertificateException("A critical extension is unknown");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
            throw new CertificateException("This algorithm trusts no server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
