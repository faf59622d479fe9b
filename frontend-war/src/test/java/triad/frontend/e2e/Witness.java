package triad.frontend.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Tells of a test that fails which pages its people were given, and what the servers complained of: elsewhere nobody can look. */
final class Witness implements BeforeEachCallback, TestExecutionExceptionHandler {
    private static final int LAST_COMPLAINTS = 20;
    private static final Queue<String> PAGES = new ConcurrentLinkedQueue<>();
    private static Instant begun = Instant.EPOCH;

    /** Writes down what a person is given. */
    static void follow(BrowserContext person) {
        person.onResponse(response -> {
            if (response.request().isNavigationRequest()) {
                PAGES.add(line(response));
            }
        });
    }

    /** Without what its address says in the query: codes and states are nobody's business. */
    private static String line(Response response) {
        String address = response.url().replaceFirst("[?#].*", "");
        return "%s %s %s: %d".formatted(Instant.now(), response.request().method(), address, response.status());
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        PAGES.clear();
        begun = Instant.now();
    }

    /** In the message itself, which every summary has. */
    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) {
        Stream<String> pages = Stream.concat(Stream.of("The pages were:"), PAGES.stream());
        Stream<String> complaints = Stream.of(RunScript.STATE, SeparateHosts.STATE)
                .flatMap(state -> Stream.of("provider", "backend", "frontend").map(state::resolve))
                .map(server -> server.resolve("server.log"))
                .filter(Witness::isOfTheTest)
                .flatMap(log -> Stream.concat(Stream.of("Complaints in " + log + ":"), complaints(log).stream()));
        throw new AssertionError(
                Stream.of(Stream.of(String.valueOf(failure.getMessage())), pages, complaints)
                        .flatMap(told -> told)
                        .collect(Collectors.joining("\n")),
                failure);
    }

    /** The servers of other tests may have left theirs. */
    private static boolean isOfTheTest(Path log) {
        try {
            return Files.exists(log)
                    && !Files.getLastModifiedTime(log).toInstant().isBefore(begun);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> complaints(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.filter(line -> line.contains("WARNING") || line.contains("SEVERE"))
                    .toList();
            return all.subList(Math.max(0, all.size() - LAST_COMPLAINTS), all.size());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
