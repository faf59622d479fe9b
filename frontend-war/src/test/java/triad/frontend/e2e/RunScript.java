package triad.frontend.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code scripts/run} as a newcomer calls it, with state and ports of its own. */
final class RunScript implements AutoCloseable {
    static final String FRONTEND = "https://localhost:24443";
    static final String PROVIDER = "https://localhost:24543";
    static final String BACKEND = "https://localhost:24643";
    static final Path STATE = Path.of("target", "e2e").toAbsolutePath();
    /** How long an access token lives here: so short that it can expire while a class has other things to do. */
    static final Duration ACCESS_TOKEN = Duration.ofMinutes(1);

    /** How long the backend uses again what the provider told it of a person. */
    static final Duration IDENTITY = Duration.ofSeconds(10);

    private static final Path ROOT = Path.of(System.getProperty("triad.root"));
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "TRIAD_STATE", STATE.toString(),
            "TRIAD_FRONTEND_PORT", "24443",
            "TRIAD_PROVIDER_PORT", "24543",
            "TRIAD_PROVIDER_MTLS_PORT", "24544",
            "TRIAD_BACKEND_PORT", "24643",
            "BACKEND_PROVIDER_IDENTITY_AGE", IDENTITY.toString(),
            "PROVIDER_LIFETIME_ACCESS_TOKEN", ACCESS_TOKEN.toString());
    private final Process process;
    private final Path output;

    private RunScript(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Forgets the people and consents of an earlier run; certificates and unpacked servers stay. */
    static void forget() {
        for (String server : List.of("provider", "backend")) {
            try (Stream<Path> files = Files.walk(STATE.resolve(server).resolve("data"))) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (NoSuchFileException nothingYet) {
                // The first run
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** Starts the script; its output goes to a file of this name under the state. */
    static RunScript start(String name, String... arguments) {
        return start(name, Map.of(), arguments);
    }

    /** With servers that are started again when they are stopped. */
    static RunScript startForGood(String name) {
        return start(name, Map.of("TRIAD_RESTART", "yes"));
    }

    /** With settings of its own. */
    static RunScript start(String name, Map<String, String> environment, String... arguments) {
        try {
            Files.createDirectories(STATE);
            Path output = STATE.resolve(name + ".log");
            ProcessBuilder script =
                    new ProcessBuilder(ROOT.resolve("scripts/run").toString(), "--no-build");
            script.command().addAll(List.of(arguments));
            script.environment().putAll(ENVIRONMENT);
            script.environment().putAll(environment);
            script.redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output.toFile());
            return new RunScript(script.start(), output);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Waits until the script says where everything is. */
    RunScript awaitReady() {
        return awaitReady(() -> {});
    }

    /** Does something four times a second until then. */
    RunScript awaitReady(Runnable meanwhile) {
        Instant end = Instant.now().plus(Duration.ofMinutes(5));
        while (!output().contains("Ctrl-C stops everything")) {
            if (ended(Duration.ofMillis(250)) || Instant.now().isAfter(end)) {
                throw new AssertionError("The servers did not start:\n" + output());
            }
            meanwhile.run();
        }
        return this;
    }

    /** Waits until a server logs these words. */
    void awaitLog(String name, String words) {
        Path log = STATE.resolve(name).resolve("server.log");
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!read(log).contains(words)) {
            if (ended(Duration.ofMillis(250)) || Instant.now().isAfter(end)) {
                throw new AssertionError("The " + name + " does not say '" + words + "':\n" + read(log));
            }
        }
    }

    /** The exit code, once the script ends by itself. */
    int awaitExit() {
        if (!ended(Duration.ofMinutes(2))) {
            throw new AssertionError("The script did not end:\n" + output());
        }
        return process.exitValue();
    }

    private boolean ended(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    String output() {
        return read(output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The demo people's password as the script tells it. */
    String password() {
        Matcher told = Pattern.compile("password (\\S+)").matcher(output());
        if (!told.find()) {
            throw new AssertionError("No password in:\n" + output());
        }
        return told.group(1);
    }

    /** The process of one server. */
    ProcessHandle server(String name) {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .filter(child -> String.join(" ", child.info().arguments().orElse(new String[0]))
                        .contains(name + ".war"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No process of the " + name));
    }

    /** Stops a server's threads without ending it, or lets them go on: a server that hangs. */
    void signal(String name, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(server(name).pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Ends a server, as its operator does; the script starts it again. */
    void stop(String name) {
        ProcessHandle server = server(name);
        server.destroy();
        server.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        awaitExit();
    }
}
