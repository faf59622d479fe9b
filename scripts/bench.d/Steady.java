import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalBenchmarkData;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.core.parser.BenchmarkParser;
import io.hyperfoil.http.statistics.HttpStats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs steady.yaml for scripts/bench. */
class Steady {
    private static final double MILLISECOND = 1e6;

    /**
     * Prints OPERATIONS ERRORS SECONDS P50 P99, the latter two in milliseconds.
     *
     * @param arguments YAML VALUES TLS URL RATE SECONDS: the folders hold {@code paths} and {@code api-bearer}, and certificates
     */
    public static void main(String[] arguments) throws Exception {
        Path values = Path.of(arguments[1]);
        Path tls = Path.of(arguments[2]);
        int seconds = Integer.parseInt(arguments[5]);
        Map<String, String> parameters = Map.of(
                "url", arguments[3],
                "certificate", tls.resolve("frontend.p12").toString(),
                "password", line(tls.resolve("password")),
                "authority", tls.resolve("ca.pem").toString(),
                "rate", arguments[4],
                "duration", seconds + "s",
                "bearer", line(values.resolve("api-bearer")));
        Benchmark benchmark;
        try (InputStream yaml = Files.newInputStream(Path.of(arguments[0]))) {
            benchmark = BenchmarkParser.instance()
                    .buildBenchmark(yaml, new LocalBenchmarkData(values.resolve("paths")), parameters);
        }
        StatisticsSnapshot all = new StatisticsSnapshot();
        new LocalSimulationRunner(benchmark, (phase, step, metric, some, last) -> all.add(some), null, null).run();
        int good = HttpStats.get(all).status_2xx;
        if (good < all.requestCount) {
            System.err.println(HttpStats.get(all) + ", " + all);
        }
        System.out.printf(
                "%d %d %d %.1f %.1f%n", good, all.requestCount - good, seconds, percentile(all, 50), percentile(all, 99));
        System.exit(0);
    }

    private static String line(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    private static double percentile(StatisticsSnapshot all, double percentile) {
        return all.histogram.getValueAtPercentile(percentile) / MILLISECOND;
    }
}
