package triad.frontend.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Tells of a test that fails which pages its people were given, and what the servers complained of: elsewhere nobody can look. */
final class Witness implements BeforeEachCallback, TestWatcher {
    private static final int LAST_COMPLAINTS = 20;
    private static final Queue<String> PAGES = new ConcurrentLinkedQueue<>();

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
    }

    @Override
    public void testFailed(ExtensionContext test, Throwable failure) {
        System.out.println("Pages in " + test.getDisplayName());
        PAGES.forEach(System.out::println);
        for (String server : List.of("provider", "backend", "frontend")) {
            System.out.println("Complaints of the " + server);
            complaints(RunScript.STATE.resolve(server).resolve("server.log")).forEach(System.out::println);
        }
    }

    private static List<String> complaints(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.filter(line -> line.contains("WARNING") || line.contains("SEVERE"))
                    .toList();
            return all.subList(Math.max(0, all.size() - LAST_COMPLAINTS), all.size());
        } catch (NoSuchFileException neverStarted) {
            return List.of();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
