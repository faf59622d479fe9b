package triad.provider;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Security;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import triad.provider.outside.Impostor;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.PartnerIssuer;
import triad.provider.outside.SigningServer;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** The built WAR on a real Payara Micro over a real database, started once for all integration tests. */
public class Deployments {
    private static final Path CONFIG = Path.of(System.getProperty("triad.root"), "payara-config");
    private static final Path TESTS = Path.of("src", "test", "resources").toAbsolutePath();
    private static final Path HERE = Path.of("target", "it").toAbsolutePath();

    @Deployment(testable = false)
    static WebArchive war() {
        try {
            TestDatabase.start();
            writeRegistrations();
            writeServerFiles();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File(System.getProperty("triad.war")))
                .as(WebArchive.class);
    }

    /** The deployment's own clients, resources and issuers, and those that only tests have. */
    private static void writeRegistrations() throws IOException {
        for (String kind : List.of("clients", "resources", "issuers")) {
            Path folder = Files.createDirectories(HERE.resolve(kind));
            for (Path source : List.of(CONFIG.resolve("provider").resolve(kind), TESTS.resolve(kind))) {
                if (!Files.isDirectory(source)) {
                    continue; // the deployment itself trusts no other issuer
                }
                try (Stream<Path> files = Files.list(source)) {
                    for (Path file : files.toList()) {
                        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    /** What start-server makes of the same templates, but with the plain listener that Arquillian needs. */
    private static void writeServerFiles() throws IOException {
        String ciphers = Files.readAllLines(CONFIG.resolve("tls/ciphers")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> "+" + line)
                .collect(Collectors.joining(","));
        String commands = Files.readString(CONFIG.resolve("common.asadmin"))
                        .replaceAll("(?m)^.*network-listener.http-listener.enabled=false$", "")
                + Files.readString(CONFIG.resolve("provider/server.asadmin"))
                        .replace("=https-listener,mtls-listener", "=http-listener,https-listener,mtls-listener");
        Files.writeString(
                HERE.resolve("server.asadmin"),
                commands.replace("@tls.ciphers@", ciphers)
                        .replace("@address@", "127.0.0.1")
                        .replace("@provider.mtls-port@", "21444"));
        writeJvmFiles();
        Files.writeString(
                HERE.resolve("server.properties"),
                filled(Files.readString(CONFIG.resolve("provider/server.properties"))) + TestDatabase.configuration()
                        + "provider.proxy.certificate-subject=" + Triad.PROXY + "\n"
                        + "provider.fetch.allowed=localhost:" + Triad.RECEIVER_PORT + ",localhost:"
                        + Triad.REQUESTS_PORT
                        + "\n"
                        + "provider.people.password=" + Triad.PASSWORD + "\n"
                        + "provider.key.encryption-key=" + Triad.KEY_ENCRYPTION_KEY + "\n"
                        + "provider.registration.token=" + Triad.REGISTRATION_TOKEN + "\n"
                        + "provider.issuers=" + HERE.resolve("issuers") + "\n"
                        + "test.issuer.jwks=" + PartnerIssuer.jwks() + "\n"
                        + "test.secret=" + Triad.SECRET + "\n"
                        + "test.jwks=" + KeyedClient.jwks() + "\n"
                        + "test.rsa-jwks=" + SigningServer.jwks() + "\n"
                        + "test.self-signed-jwks=" + Impostor.REGISTERED.jwks() + "\n");
    }

    /** The stores as arguments: an unlaunched Payara Micro overwrites them from a properties file with its own. */
    private static void writeJvmFiles() throws IOException {
        Stream<String> stores = Files.readAllLines(CONFIG.resolve("tls.properties")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> "-D" + filled(line));
        Stream<String> trust = Stream.of(
                "-Xbootclasspath/a:" + CONFIG.resolve("target/triad-tls.jar"),
                "-Djava.security.properties=" + HERE.resolve("java.security"));
        Files.write(HERE.resolve("tls.args"), Stream.concat(stores, trust).toList());
        Files.writeString(
                HERE.resolve("java.security"),
                Files.readString(CONFIG.resolve("provider/java.security"))
                        .replace("@next-provider@", String.valueOf(nextSecurityProvider())));
    }

    private static int nextSecurityProvider() {
        return IntStream.iterate(1, number -> number + 1)
                .filter(number -> Security.getProperty("security.provider." + number) == null)
                .findFirst()
                .orElseThrow();
    }

    private static String filled(String template) {
        return template.replace("@tls@", Tls.DIRECTORY.toString())
                .replace("@tls.password@", Tls.password(Tls.DIRECTORY))
                .replace("@name@", "provider")
                .replace("@config@/provider/clients", HERE.resolve("clients").toString())
                .replace(
                        "@config@/provider/resources", HERE.resolve("resources").toString())
                .replace(
                        "@config@/provider/demo-people.json",
                        TESTS.resolve("people.json").toString())
                .replace("@config@", CONFIG.toString())
                .replace("@provider.url@", Triad.ISSUER)
                .replace("@provider.mtls-url@", Triad.MTLS)
                .replace("@provider.mtls-port@", "21444")
                .replace("@frontend.url@", Triad.FRONTEND)
                .replace("@backend.url@", Triad.BACKEND);
    }
}
