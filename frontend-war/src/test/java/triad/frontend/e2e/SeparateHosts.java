package triad.frontend.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Three hosts with a server each and one with a visitor, all on this machine: network namespaces, by the script {@code separate-hosts}. */
final class SeparateHosts implements AutoCloseable {
    static final Path STATE = Path.of("target", "hosts").toAbsolutePath();
    static final String PASSWORD = "apart-and-together";
    private static final Path SCRIPT =
            Path.of("src", "test", "bash", "separate-hosts").toAbsolutePath();
    private final Process process;
    private final Path output = STATE.resolve("script.log");

    /** What a command on a host said, and how it ended. */
    record Outcome(int exit, String output) {}

    SeparateHosts() {
        try {
            Files.createDirectories(STATE);
            process = new ProcessBuilder(SCRIPT.toString(), STATE.toString())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output.toFile())
                    .start();
            awaitReady();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void awaitReady() throws IOException {
        Instant end = Instant.now().plus(Duration.ofMinutes(4));
        while (!Files.readString(output).contains("ready\n")) {
            if (ended(Duration.ofMillis(250)) || Instant.now().isAfter(end)) {
                close();
                throw new AssertionError("The hosts did not start:\n" + Files.readString(output));
            }
        }
    }

    /** Runs a command on a host. */
    Outcome on(String host, String... command) {
        try {
            List<String> all = new ArrayList<>(entering(host));
            all.addAll(List.of(command));
            Process started = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .start();
            String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(started.waitFor(), said);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** A program that starts Chromium on a host. */
    Path chromiumOn(String host) {
        try {
            Path program = STATE.resolve("chromium-on-" + host);
            Files.writeString(
                    program,
                    "#!/bin/sh\nexec " + String.join(" ", entering(host)) + " " + Chromium.executable() + " \"$@\"\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
            return program;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The script is the child of the one that made its namespaces. */
    private List<String> entering(String host) {
        String script = process.children()
                .findFirst()
                .map(child -> Long.toString(child.pid()))
                .orElseThrow(() -> new AssertionError("The hosts are gone"));
        return List.of("nsenter", "--target", script, "--net", "--mount", "ip", "netns", "exec", host);
    }

    private boolean ended(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!ended(Duration.ofSeconds(30))) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
