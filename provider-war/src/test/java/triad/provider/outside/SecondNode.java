package triad.provider.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Another provider process: the same issuer, other ports, and the same configuration and database unless it is told otherwise. */
public final class SecondNode implements AutoCloseable {
    public static final String URL = "https://localhost:21543";
    private static final Path FIRST = Path.of("target", "it").toAbsolutePath();
    private static final Path HERE = Path.of("target", "second-node").toAbsolutePath();
    private static final Http HTTP = new Http(Tls.anonymous());
    private static final String DATABASE =
            "provider.database.url=jdbc:h2:mem:alone;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1\n";
    private final String settings;
    private Process process;

    private SecondNode(String settings) {
        this.settings = settings;
        this.process = launch(settings);
    }

    /** Starts it and waits until it answers. */
    public static SecondNode start() {
        return ready(new SecondNode(""));
    }

    /** Starts one that has an empty database for itself and these settings beside the first one's. */
    public static SecondNode alone(String settings) {
        return ready(new SecondNode(DATABASE + settings));
    }

    private static SecondNode ready(SecondNode node) {
        node.awaitReady();
        return node;
    }

    /** Ends it the hard way, in the middle of whatever it does. */
    public void kill() {
        process.destroyForcibly();
        ended(Duration.ofMinutes(1));
    }

    /** Starts it anew. */
    public void restart() {
        process = launch(settings);
        awaitReady();
    }

    @Override
    public void close() {
        kill();
    }

    private static Process launch(String settings) {
        try {
            Files.createDirectories(HERE);
            Path properties = HERE.resolve("server.properties");
            String ports = "provider.mtls-port=21544\n";
            Files.writeString(properties, Files.readString(FIRST.resolve("server.properties")) + ports + settings);
            Path commands = HERE.resolve("server.asadmin");
            Files.writeString(
                    commands, Files.readString(FIRST.resolve("server.asadmin")).replace("21444", "21544"));
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "@" + FIRST.resolve("tls.args"),
                    "-Xmx384m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Djava.awt.headless=true",
                    "-jar",
                    System.getenv("MICRO_JAR"),
                    "--deploy",
                    System.getProperty("triad.war"),
                    "--contextroot",
                    "/",
                    "--port",
                    "21180",
                    "--sslPort",
                    "21543",
                    "--sslCert",
                    "provider",
                    "--nohazelcast",
                    "--disablephonehome",
                    "--prebootcommandfile",
                    commands.toString(),
                    "--systemproperties",
                    properties.toString());
            return new ProcessBuilder(command)
                    .directory(HERE.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            HERE.resolve("server.log").toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void awaitReady() {
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        while (status().filter(status -> status == 200).isEmpty()) {
            if (ended(Duration.ofMillis(250)) || Instant.now().isAfter(end)) {
                throw new AssertionError("The second node did not start, see " + HERE.resolve("server.log"));
            }
        }
    }

    private static Optional<Integer> status() {
        try {
            return Optional.of(HTTP.get(URL + "/jwks").status());
        } catch (UncheckedIOException notYet) {
            return Optional.empty();
        }
    }

    private boolean ended(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
