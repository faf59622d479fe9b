package triad.provider.outside;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The test certificates as TLS contexts. */
public final class Tls {
    public static final Path DIRECTORY = Path.of(System.getProperty("triad.tls"));
    private static final Path FOREIGN = DIRECTORY.resolveSibling("foreign-tls");

    private Tls() {}

    /** Presents no certificate. */
    public static SSLContext anonymous() {
        return context(Optional.empty(), DIRECTORY);
    }

    /** Presents the certificate of a server of the deployment. */
    public static SSLContext of(String name) {
        return context(Optional.of(name), DIRECTORY);
    }

    /** Presents a certificate of a CA that the deployment does not trust, though it has the same name. */
    public static SSLContext stranger() {
        return stranger("stranger");
    }

    /** The same for the subject of one of the deployment's servers. */
    public static SSLContext stranger(String name) {
        return context(Optional.of(name), FOREIGN);
    }

    /** The certificate of a server of the deployment. */
    public static X509Certificate certificate(String name) {
        try {
            return (X509Certificate) load(DIRECTORY, name).getCertificate(name);
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("no certificate for " + name, broken);
        }
    }

    public static String password(Path directory) {
        try {
            return Files.readString(directory.resolve("password"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SSLContext context(Optional<String> name, Path directory) {
        try {
            return name.isPresent() ? context(load(directory, name.get()), password(directory)) : context(null, "");
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("no TLS context for " + name, broken);
        }
    }

    /** Presents what is in the store, trusts the deployment's CA. */
    static SSLContext context(@Nullable KeyStore own, String password) throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(load(DIRECTORY, "trust"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore load(Path directory, String name) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve(name + ".p12"))) {
            store.load(in, password(directory).toCharArray());
        }
        return store;
    }
}
