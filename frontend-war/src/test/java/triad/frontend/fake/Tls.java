package triad.frontend.fake;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** The test certificates as TLS contexts and servers. */
public final class Tls {
    public static final Path DIRECTORY = Path.of(System.getProperty("triad.tls"));

    private Tls() {}

    public static String password() {
        try {
            return Files.readString(DIRECTORY.resolve("password"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Trusts the test CA; presents the certificate of {@code name}, or none if blank. */
    public static SSLContext context(String name) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(name.isBlank() ? null : load(name), password().toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(load("trust"));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(name.isBlank() ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    static HttpsServer server(int port, String name, boolean mutual) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context(name)) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                    wanted.setNeedClientAuth(mutual);
                    parameters.setSSLParameters(wanted);
                }
            });
            server.setExecutor(Executors.newCachedThreadPool());
            return server;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static KeyStore load(String name) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(DIRECTORY.resolve(name + ".p12"))) {
            store.load(in, password().toCharArray());
        }
        return store;
    }
}
