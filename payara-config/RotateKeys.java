import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Rotates the provider's signing keys at once, as the client {@code operator} with its certificate:
 * {@code java RotateKeys.java TLS_DIRECTORY ISSUER MTLS_URL [ALGORITHM]}. Where it is too early for that, it says so, waits once and tries again.
 */
class RotateKeys {
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"\\\\]*)\"");

    private final HttpClient client;
    private final String issuer;
    private final String mtls;
    private final Map<String, String> form;

    private RotateKeys(Path tls, String issuer, String mtls, Map<String, String> form) throws IOException, GeneralSecurityException {
        this.client = HttpClient.newBuilder()
                .sslContext(context(tls))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.issuer = issuer;
        this.mtls = mtls;
        this.form = form;
    }

    public static void main(String[] args) throws InterruptedException {
        try {
            Map<String, String> form = args.length < 4 ? Map.of() : Map.of("algorithm", args[3]);
            new RotateKeys(Path.of(args[0]), args[1], args[2], form).run();
        } catch (Refused refused) {
            fail(refused.getMessage(), 1);
        } catch (NoSuchFileException missing) {
            fail("There is no " + missing.getFile() + "; payara-config/tls/make-certificates makes it.", 1);
        } catch (ConnectException down) {
            fail("Nothing answers at " + args[2] + ": is the provider running?", 1);
        } catch (IOException | GeneralSecurityException broken) {
            fail("The provider at " + args[2] + " cannot be talked to: " + broken.getMessage() + ".", 1);
        }
    }

    private void run() throws IOException, InterruptedException, Refused {
        HttpResponse<String> answer = rotate();
        String wait = answer.headers().firstValue("Retry-After").orElse("");
        if (answer.statusCode() == 503 && wait.matches("[0-9]{1,3}")) {
            System.err.println(member(answer, "error_description") + ". Trying again in " + wait + " seconds.");
            Thread.sleep(Duration.ofSeconds(Long.parseLong(wait)).toMillis());
            answer = rotate();
        }
        require(answer, "rotate its keys");
        Matcher current = MEMBER.matcher(answer.body());
        while (current.find()) {
            System.out.println(current.group(1) + " " + current.group(2));
        }
    }

    private HttpResponse<String> rotate() throws IOException, InterruptedException, Refused {
        HttpResponse<String> answer = post(
                "/token",
                Map.of(
                        "client_id", "operator",
                        "grant_type", "client_credentials",
                        "resource", issuer + "/admin",
                        "scope", "keys:rotate"),
                Map.of());
        require(answer, "issue a token to the operator");
        return post(
                "/admin/keys/rotate", form, Map.of("Authorization", "Bearer " + member(answer, "access_token")));
    }

    private HttpResponse<String> post(String path, Map<String, String> form, Map<String, String> headers)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(mtls + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static void require(HttpResponse<String> answer, String what) throws Refused {
        if (answer.statusCode() != 200) {
            throw new Refused("The provider does not " + what + ": " + answer.statusCode() + " "
                    + member(answer, "error") + ", " + member(answer, "error_description") + ".");
        }
    }

    /** A member of the answer whose value is a text, or an empty text. */
    private static String member(HttpResponse<String> answer, String name) {
        return MEMBER.matcher(answer.body())
                .results()
                .filter(member -> member.group(1).equals(name))
                .map(member -> member.group(2))
                .findFirst()
                .orElse("");
    }

    private static void fail(String sentence, int status) {
        System.err.println(sentence);
        System.exit(status);
    }

    private static SSLContext context(Path tls) throws IOException, GeneralSecurityException {
        char[] password = Files.readString(tls.resolve("password")).toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(tls.resolve("operator.p12"), password), password);
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

    /** The provider says no. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String sentence) {
            super(sentence);
        }
    }
}
