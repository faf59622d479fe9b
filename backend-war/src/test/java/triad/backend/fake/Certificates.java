package triad.backend.fake;

import com.nimbusds.jose.util.X509CertUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificates that payara-config made for the tests. */
public class Certificates {
    private static final Path TLS = Path.of(System.getProperty("triad.tls"));
    private static final Path FOREIGN_TLS = TLS.resolveSibling("foreign-tls");

    static String password() {
        return passwordIn(TLS);
    }

    /** TLS as one of the deployment's servers. */
    public static SSLContext of(String name) {
        return context(keys(TLS, name));
    }

    /** TLS as somebody with a certificate of another CA. */
    public static SSLContext ofStranger() {
        return context(keys(FOREIGN_TLS, "stranger"));
    }

    /** TLS as somebody without a certificate. */
    public static SSLContext ofNobody() {
        return context(new KeyManager[0]);
    }

    /** The {@code x5t#S256} of a server's certificate (RFC 8705 §3.1). */
    public static String thumbprint(String name) {
        return X509CertUtils.computeSHA256Thumbprint(certificate(name)).toString();
    }

    /** A server's certificate. */
    public static X509Certificate certificate(String name) {
        try {
            return (X509Certificate) store(TLS, name).getCertificate(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(KeyManager[] keys) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store(TLS, "trust"));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyManager[] keys(Path folder, String name) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(folder, name), passwordIn(folder).toCharArray());
            return keys.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore store(Path folder, String name) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, passwordIn(folder).toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String passwordIn(Path folder) {
        try {
            return Files.readString(folder.resolve("password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
