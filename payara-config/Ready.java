import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Waits until servers are ready, not just open: {@code java Ready.java TLS_DIRECTORY NAME=URL...} asks each URL's
 * {@code /health/ready} with the frontend's certificate and prints the names as they answer 200; ends when all did.
 */
class Ready {
    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(context(Path.of(args[0])))
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        List<String> waiting = new ArrayList<>(List.of(args).subList(1, args.length));
        while (!waiting.isEmpty()) {
            waiting.removeIf(server -> ready(client, server));
            Thread.sleep(250);
        }
    }

    private static boolean ready(HttpClient client, String server) {
        String[] nameAndUrl = server.split("=", 2);
        HttpRequest request = HttpRequest.newBuilder(URI.create(nameAndUrl[1] + "/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            boolean ready = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
            if (ready) {
                System.out.println(nameAndUrl[0]);
            }
            return ready;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static SSLContext context(Path tls) throws IOException, GeneralSecurityException {
        char[] password = Files.readString(tls.resolve("password")).toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(tls.resolve("frontend.p12"), password), password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(tls.resolve("trust.p12"), password));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }
}
