import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalBenchmarkData;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.core.parser.BenchmarkParser;
import io.hyperfoil.http.statistics.HttpStats;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a benchmark for scripts/bench: {@code Hyperfoil YAML VALUES SECONDS [NAME=VALUE]...}. An operation is what lies between its
 * steps {@code begin} and {@code end}; a request without an answer, or with one that is not of success, is an error. Files are read from
 * VALUES.
 */
class Hyperfoil {
    private static final double MILLISECOND = 1e6;

    /** Prints OPERATIONS ERRORS SECONDS P50 P99, the latter two in milliseconds. */
    public static void main(String[] arguments) throws Exception {
        int seconds = Integer.parseInt(arguments[2]);
        Map<String, String> parameters = Stream.of(arguments)
                .skip(3)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        parameters.put("duration", seconds + "s");
        Map<String, StatisticsSnapshot> metrics = new TreeMap<>();
        new LocalSimulationRunner(
                        benchmark(Path.of(arguments[0]), Path.of(arguments[1]), parameters),
                        (phase, step, metric, some, last) ->
                                metrics.computeIfAbsent(metric, name -> new StatisticsSnapshot()).add(some),
                        null,
                        null)
                .run();
        int errors = 0;
        for (var metric : metrics.entrySet()) {
            StatisticsSnapshot all = metric.getValue();
            int wrong = all.requestCount - all.responseCount + all.invalid;
            System.err.println(metric.getKey() + ": " + all + ", " + HttpStats.get(all));
            errors += wrong;
        }
        System.out.printf(
                "%d %d %d %.1f %.1f%n",
                Lap.LAPS.getTotalCount(),
                errors,
                seconds,
                Lap.LAPS.getValueAtPercentile(50) / MILLISECOND,
                Lap.LAPS.getValueAtPercentile(99) / MILLISECOND);
        System.exit(0);
    }

    private static Benchmark benchmark(Path yaml, Path values, Map<String, String> parameters) throws Exception {
        try (InputStream text = Files.newInputStream(yaml)) {
            return BenchmarkParser.instance()
                    .buildBenchmark(text, new LocalBenchmarkData(values.resolve("any")), parameters);
        }
    }
}
