package triad.frontend.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.MovableClock;

class NodeMemoryTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final NodeMemory memory = new NodeMemory(clock);

    @Test
    void text_isForgottenAtItsEnd() {
        memory.put("k", "v", MINUTE);
        clock.pass(MINUTE.minusMillis(1));
        assertThat(memory.find("k", Duration.ofMillis(1))).contains("v");
        clock.pass(Duration.ofMillis(1));
        assertThat(memory.find("k", MINUTE)).isEmpty();
    }

    @Test
    void reading_letsItLiveOn() {
        memory.put("k", "v", MINUTE);
        for (int i = 0; i < 5; i++) {
            clock.pass(MINUTE.minusSeconds(1));
            assertThat(memory.find("k", MINUTE)).contains("v");
        }
    }

    @Test
    void second_isNotTheFirst_untilTheFirstIsForgotten() {
        assertThat(memory.putIfAbsent("k", "a", MINUTE)).isTrue();
        assertThat(memory.putIfAbsent("k", "a", MINUTE)).isFalse();
        assertThat(memory.find("k", MINUTE)).contains("a");
        clock.pass(MINUTE);
        assertThat(memory.putIfAbsent("k", "b", MINUTE)).isTrue();
    }

    @Test
    void replace_failsForWhatChangedOrWentAway() {
        memory.put("k", "v", MINUTE);
        assertThat(memory.replace("k", "other", "w", MINUTE)).isFalse();
        assertThat(memory.replace("k", "v", "w", MINUTE)).isTrue();
        memory.remove("k");
        assertThat(memory.replace("k", "w", "x", MINUTE)).isFalse();
        assertThat(memory.find("k", MINUTE)).isEmpty();
    }

    @Test
    void alone_isOneAtATime() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(8);
        var turns = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> memory.alone("k", () -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            Thread.onSpinWait();
                            return inside.decrementAndGet();
                        }),
                        threads))
                .toList();
        assertThat(turns).allSatisfy(turn -> assertThat(turn.join()).contains(0));
        threads.shutdown();
        assertThat(most).hasValue(1);
    }

    @Test
    void failedWork_endsItsTurn() {
        assertThatThrownBy(() -> memory.alone("k", () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(memory.alone("k", () -> 1)).isEqualTo(Optional.of(1));
    }
}
