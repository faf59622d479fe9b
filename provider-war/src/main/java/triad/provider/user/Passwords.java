package triad.provider.user;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Argon2id with OWASP's parameters (19 MiB, two passes, one lane), in the PHC string format.
 *
 * <p>Only as many hashes run at once as there are processors, so that a flood of sign-ins cannot take the memory.
 */
@ApplicationScoped
public class Passwords {
    private static final int MEMORY_KIB = 19456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private final Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id);
    private final Semaphore permits = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final String nobody =
            argon2.hash(PASSES, MEMORY_KIB, LANES, UUID.randomUUID().toString().toCharArray());

    /** A salted hash to store. */
    public String hash(String password) {
        return alone(() -> argon2.hash(PASSES, MEMORY_KIB, LANES, password.toCharArray()));
    }

    /** Whether the password is the one of the hash; without a hash the answer is no after the same time. */
    public boolean verify(Optional<String> hash, String password) {
        boolean holds = alone(() -> argon2.verify(hash.orElse(nobody), password.toCharArray()));
        return holds && hash.isPresent();
    }

    private <T> T alone(Supplier<T> work) {
        permits.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
