package triad.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which module of the OpenID Foundation's certification suite is replayed by which tests.
 *
 * <p>One file a plan in {@code src/test/resources/conformance}, one line a module: {@code module = room.TestClass#method, …}, or {@code
 * module : reason} where a module is not for this server.
 */
class ConformanceTest {
    private static final Path PLANS = Path.of("src/test/resources/conformance");
    private static final Pattern SEPARATOR = Pattern.compile(", ");

    static Stream<String> modules() throws IOException {
        try (Stream<Path> plans = Files.list(PLANS)) {
            return plans
                    .sorted()
                    .flatMap(plan -> read(plan).stream())
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void module_hasItsTestsOrAReason(String line) throws ClassNotFoundException {
        int equals = line.indexOf(" = ");
        if (equals < 0) {
            assertThat(line).containsPattern("^[a-z0-9-]+ : .{20,}");
            return;
        }
        for (String test : SEPARATOR.splitAsStream(line.substring(equals + 3)).toList()) {
            int hash = test.indexOf('#');
            assertThat(Arrays.stream(Class.forName("triad.provider." + test.substring(0, hash))
                                    .getDeclaredMethods())
                            .map(method -> method.getName()))
                    .as(line)
                    .contains(test.substring(hash + 1));
        }
    }

    private static List<String> read(Path plan) {
        try {
            return Files.readAllLines(plan);
        } catch (IOException e) {
            throw new IllegalStateException(plan + " cannot be read", e);
        }
    }
}
