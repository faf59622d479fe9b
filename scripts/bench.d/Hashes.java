import com.sun.management.OperatingSystemMXBean;
import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Prints how many milliseconds of CPU time one check of a password takes by itself, on all processors at once: {@code java Hashes
 * triad|keycloak}, each as it comes.
 */
class Hashes {
    private static final long WARM_UP = 2_000_000_000L;
    private static final double MILLISECOND = 1e6;
    private static final int COUNT = 100;
    private static final char[] PASSWORD = "benchmark-of-triad".toCharArray();

    public static void main(String[] args) {
        Runnable check = args[0].equals("triad") ? ofTriad() : Hashes::ofKeycloak;
        for (long end = System.nanoTime() + WARM_UP; System.nanoTime() < end; ) {
            IntStream.range(0, 10).parallel().forEach(i -> check.run());
        }
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        IntStream.range(0, COUNT).parallel().forEach(i -> check.run());
        System.out.printf("%.1f%n", (system.getProcessCpuTime() - before) / MILLISECOND / COUNT);
    }

    /** OWASP's parameters, 19 MiB and two passes, by the reference implementation. */
    private static Runnable ofTriad() {
        Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id);
        String hash = argon2.hash(2, 19456, 1, PASSWORD.clone());
        return () -> argon2.verify(hash, PASSWORD.clone());
    }

    /** 7 MiB and five passes, by Bouncy Castle. */
    private static void ofKeycloak() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt("sixteen letters!".getBytes(StandardCharsets.UTF_8))
                .withParallelism(1)
                .withMemoryAsKB(7168)
                .withIterations(5)
                .build());
        generator.generateBytes(PASSWORD.clone(), new byte[32]);
    }
}
