package triad.frontend;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import triad.frontend.fake.Tls;
import triad.frontend.fake.Triad;

/** The built WAR on a real Payara Micro, started once for all integration tests. */
public class Deployments {
    @Deployment(testable = false)
    static WebArchive war() {
        writeServerFiles();
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File(System.getProperty("triad.war")))
                .as(WebArchive.class);
    }

    /** What start-server makes of the same templates, but with the plain listener that Arquillian needs. */
    private static void writeServerFiles() {
        Path config = Path.of(System.getProperty("triad.root"), "payara-config");
        Path here = Path.of("target", "it");
        try {
            Files.createDirectories(here);
            String ciphers = Files.readAllLines(config.resolve("tls/ciphers")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> "+" + line)
                    .collect(Collectors.joining(","));
            List<String> commands = Stream.of("common.asadmin", "frontend/server.asadmin")
                    .flatMap(file -> lines(config.resolve(file)))
                    .filter(line -> !line.contains("network-listener.http-listener.enabled"))
                    .map(line -> line.replace("@tls.ciphers@", ciphers)
                            .replace("@address@", "127.0.0.1")
                            .replace("@shared@", "false"))
                    .toList();
            Files.write(here.resolve("server.asadmin"), commands);
            // The stores as arguments: an unlaunched Payara Micro overwrites them from a properties file with its own
            List<String> stores = Files.readAllLines(config.resolve("tls.properties")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> "-D" + filled(line))
                    .toList();
            Files.write(here.resolve("tls.args"), stores);
            Files.writeString(
                    here.resolve("server.properties"),
                    filled(Files.readString(config.resolve("frontend/server.properties"))));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String filled(String template) {
        return template.replace("@tls@", Tls.DIRECTORY.toString())
                .replace("@tls.password@", Tls.password())
                .replace("@name@", "frontend")
                .replace("@frontend.url@", Triad.FRONTEND)
                .replace("@provider.url@", Triad.ISSUER)
                .replace("@backend.url@", Triad.BACKEND);
    }
}
