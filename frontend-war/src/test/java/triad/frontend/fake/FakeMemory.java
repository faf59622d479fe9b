package triad.frontend.fake;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import triad.frontend.memory.Memory;

/** A memory that forgets nothing by itself and shows what it holds. */
public final class FakeMemory implements Memory {
    public final Map<String, String> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<String> find(String key, Duration lifetime) {
        return Optional.ofNullable(kept.get(key));
    }

    @Override
    public void put(String key, String value, Duration lifetime) {
        kept.put(key, value);
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration lifetime) {
        return kept.putIfAbsent(key, value) == null;
    }

    @Override
    public boolean replace(String key, String expected, String value, Duration lifetime) {
        return kept.replace(key, expected, value);
    }

    @Override
    public void remove(String key) {
        kept.remove(key);
    }

    @Override
    public <T> Optional<T> alone(String key, Supplier<T> work) {
        return Optional.of(work.get());
    }
}
