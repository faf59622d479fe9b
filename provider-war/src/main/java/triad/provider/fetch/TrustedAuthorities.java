package triad.provider.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom outgoing requests trust: the deployment's CA, and the authorities that the JDK brings. */
final class TrustedAuthorities {
    private static final Path OF_THE_JDK = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");

    private TrustedAuthorities() {}

    /** A TLS context that shows nobody who we are. */
    static SSLContext anonymous() {
        return context(new KeyManager[0]);
    }

    /** A TLS context with the certificate of this server, where the JVM has one. */
    static SSLContext identified() {
        String file = System.getProperty("javax.net.ssl.keyStore", "");
        return file.isEmpty() ? anonymous() : context(keysIn(Path.of(file)));
    }

    private static KeyManager[] keysIn(Path file) {
        char[] password =
                System.getProperty("javax.net.ssl.keyStorePassword", "").toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store =
                    KeyStore.getInstance(System.getProperty("javax.net.ssl.keyStoreType", KeyStore.getDefaultType()));
            store.load(in, password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, password);
            return keys.getKeyManagers();
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("The key store cannot be read", broken);
        }
    }

    private static SSLContext context(KeyManager[] keys) {
        try {
            KeyStore all = KeyStore.getInstance("PKCS12");
            all.load(null, null);
            addAll(all, "deployment", null);
            if (Files.exists(OF_THE_JDK)) {
                addAll(all, "jdk", ofTheJdk());
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, factory(all).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("The trust stores cannot be read", broken);
        }
    }

    private static void addAll(KeyStore all, String from, @Nullable KeyStore store) throws GeneralSecurityException {
        X509TrustManager manager = Arrays.stream(factory(store).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("PKIX has an X.509 trust manager"));
        int number = 0;
        for (X509Certificate authority : manager.getAcceptedIssuers()) {
            all.setCertificateEntry(from + "-" + number++, authority);
        }
    }

    /** Null stands for the trust store of the JVM. */
    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory;
    }

    /** Its content is public, and so is the password that every JDK has there. */
    private static KeyStore ofTheJdk() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        try (InputStream in = Files.newInputStream(OF_THE_JDK)) {
            store.load(in, "changeit".toCharArray());
        }
        return store;
    }
}
