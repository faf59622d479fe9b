package triad.provider.outside;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

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

    /** Presents a certificate of a CA that the deployment does not trust. */
    public static SSLContext stranger() {
        return context(Optional.of("stranger"), FOREIGN);
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
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(load(DIRECTORY, "trust"));
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            if (name.isPresent()) {
                keys.init(load(directory, name.get()), password(directory).toCharArray());
            } else {
                keys.init(null, new char[0]);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("no TLS context for " + name, broken);
        }
    }

    private static KeyStore load(Path directory, String name) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve(name + ".p12"))) {
            store.load(in, password(directory).toCharArray());
        }
        return store;
    }
}
