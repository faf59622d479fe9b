package triad.frontend.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.map.IMap;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A grid that fails: said as such, and nothing of it lasts. What it does otherwise, two nodes show. */
class GridMemoryTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private @Nullable RuntimeException failure;
    private @Nullable RuntimeException failureOfUnlock;
    private final IMap<?, ?> map = proxy(IMap.class, (self, method, arguments) -> {
        RuntimeException thrown = method.getName().equals("unlock") ? failureOfUnlock : failure;
        if (thrown != null) {
            throw thrown;
        }
        return method.getReturnType() == boolean.class ? Boolean.TRUE : null;
    });
    private final Memory memory =
            new GridMemory(proxy(HazelcastInstance.class, (self, method, arguments) -> map), Clock.systemUTC());

    static List<RuntimeException> failures() {
        return List.of(
                new HazelcastException("partition lost"),
                new OperationTimeoutException("a member hangs"),
                new HazelcastInstanceNotActiveException());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureOfTheGrid_isSaidAsSuch_andPasses(RuntimeException thrown) {
        List<ThrowingCallable> uses = List.of(
                () -> memory.find("k", HOUR),
                () -> memory.put("k", "v", HOUR),
                () -> memory.putIfAbsent("k", "v", HOUR),
                () -> memory.replace("k", "v", "w", HOUR),
                () -> memory.remove("k"),
                () -> memory.alone("k", () -> "done"));
        failure = thrown;
        assertThat(uses)
                .allSatisfy(use ->
                        assertThatThrownBy(use).isInstanceOf(MemoryAway.class).hasCause(thrown));

        failure = null;
        assertThat(memory.find("k", HOUR)).isEmpty();
        assertThat(memory.alone("k", () -> "done")).contains("done");
    }

    @Test
    void ourOwnFault_isNotTheGrids() {
        assertThatThrownBy(() -> memory.alone("k", () -> {
                    throw new IllegalStateException("ours");
                }))
                .isExactlyInstanceOf(IllegalStateException.class);
    }

    /** A renewed token that is lost would be a session that is lost. */
    @ParameterizedTest
    @MethodSource("failures")
    void turnThatCannotBeEnded_losesNoOutcome(RuntimeException thrown) {
        failureOfUnlock = thrown;

        assertThat(memory.alone("k", () -> "done")).isEqualTo(Optional.of("done"));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
