package triad.provider.allocation;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Bytes that an operation of each benchmark allocates, as JMH counts them: after so few operations all that the code says is allocated. */
public final class Allocations {
    private static final int MEASURED = 200;
    private static final int WARM_UPS = 1;

    /** How often an operation runs in all. */
    public static final int OPERATIONS = (WARM_UPS + 1) * MEASURED;

    private Allocations() {}

    /** By class and method of the benchmark: those of the classes whose full names match. */
    static Map<String, Long> of(String classes) throws RunnerException {
        // What another build does on this machine changes times, but no bytes
        System.setProperty("jmh.ignoreLock", "true");
        Map<String, Long> bytes = new TreeMap<>();
        for (RunResult result : new Runner(options(classes)).run()) {
            String name = result.getParams().getBenchmark();
            int simple = name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1;
            Result<?> batch =
                    Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"));
            bytes.put(name.substring(simple), Math.round(batch.getScore() / MEASURED));
        }
        return bytes;
    }

    private static Options options(String classes) {
        return new OptionsBuilder()
                .include(classes)
                // One shot is a whole batch
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(WARM_UPS)
                .warmupBatchSize(MEASURED)
                .measurementIterations(1)
                .measurementBatchSize(MEASURED)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
    }
}
