package triad.backend.fake;

import fish.payara.arquillian.container.payara.managed.PayaraMicroContainerConfiguration;
import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;

/** One boot of the built WAR for all test classes, set up by the very files a real server gets. */
public class SharedServer extends PayaraMicroDeployableContainer {
    public static final int PORT = 22443;
    public static final String URL = "https://localhost:" + PORT;

    private @Nullable ProtocolMetaData deployed;

    /** The WAR as it was built, at the root. */
    public static WebArchive war() {
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File(System.getProperty("triad.war")))
                .as(WebArchive.class);
    }

    @Override
    public void setup(PayaraMicroContainerConfiguration configuration) {
        FakeProvider.start();
        try {
            Path commands = write("server.asadmin", "common.asadmin", "backend/server.asadmin");
            Path properties = write("server.properties", "backend/server.properties");
            configuration.setCmdOptions(configuration.getCmdOptions() + " @" + tlsOptions());
            Files.writeString(properties, Files.readString(properties) + testProperties());
            configuration.setExtraMicroOptions("--port 22080 --nohazelcast --disablephonehome --sslPort " + PORT
                    + " --sslCert backend --prebootcommandfile " + commands + " --systemproperties " + properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        super.setup(configuration);
    }

    private static String testProperties() {
        return String.join(
                "\n",
                TestDatabase.properties(),
                "backend.provider.read-timeout=PT1S",
                "backend.provider.identity-age=PT3S",
                "backend.provider.stale-age=PT12S",
                "backend.security.key-age=PT1S",
                "backend.security.unknown-key-pause=PT0.3S",
                "backend.signal.verification=PT0.4S",
                "backend.signal.silence=PT1.5S",
                "backend.demo.file=" + Path.of(System.getProperty("triad.root"), "payara-config/backend/demo.json"),
                "");
    }

    /** A file of JVM arguments: the jar (not the launcher) overwrites these keys of a property file, and no process list shows it. */
    private static Path tlsOptions() throws IOException {
        Path properties = write("tls.args", "tls.properties");
        return Files.write(
                properties,
                Files.readAllLines(properties).stream()
                        .filter(line -> line.startsWith("javax."))
                        .map(line -> "-D" + line)
                        .toList());
    }

    private static Path write(String name, String... templates) throws IOException {
        Path config = Path.of(System.getProperty("triad.root"), "payara-config");
        Path target = Files.createDirectories(Path.of("target", "it").toAbsolutePath());
        StringBuilder text = new StringBuilder();
        for (String template : templates) {
            text.append(Files.readString(config.resolve(template))).append('\n');
        }
        return Files.writeString(target.resolve(name), fill(text.toString(), config));
    }

    /** As start-server does, but the plain listener stays, which Arquillian needs. */
    private static String fill(String text, Path config) throws IOException {
        return text.replace("http-listener.enabled=false", "http-listener.enabled=true")
                .replace("@address@", "127.0.0.1")
                .replace("@name@", "backend")
                .replace("@tls@", System.getProperty("triad.tls"))
                .replace("@tls.password@", Certificates.password())
                .replace("@tls.ciphers@", ciphers(config))
                .replace("@backend.url@", URL)
                .replace("@provider.url@", FakeProvider.ISSUER);
    }

    private static String ciphers(Path config) throws IOException {
        try (Stream<String> lines = Files.lines(config.resolve("tls/ciphers"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> "+" + line)
                    .collect(Collectors.joining(","));
        }
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        ProtocolMetaData known = deployed;
        if (known == null) {
            known = super.deploy(archive);
            deployed = known;
        }
        return known;
    }

    /** The next test class goes on with it; Arquillian's shutdown hook ends it. */
    @Override
    public void undeploy(Archive<?> archive) {}
}
