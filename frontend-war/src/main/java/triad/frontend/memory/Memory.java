package triad.frontend.memory;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Texts that are forgotten by themselves. A key begins with what it is for, such as {@code session:}, so that no use takes another's for its own. */
public interface Memory {
    /** How long a turn of {@link #alone} lasts: then the others go on, because who has not finished by now has died. */
    Duration TURN = Duration.ofSeconds(20);

    /** Whoever reads lets it live on for so long, give or take a minute. */
    Optional<String> find(String key, Duration lifetime);

    void put(String key, String value, Duration lifetime);

    /** False if there is one already: of two who come at once, one is the first. */
    boolean putIfAbsent(String key, String value, Duration lifetime);

    /** False if it is no longer what was expected, or is gone. */
    boolean replace(String key, String expected, String value, Duration lifetime);

    void remove(String key);

    /** The outcome of work that is done once at a time for this key, on whichever node; empty if others were at it for the whole of {@link #TURN}. */
    <T> Optional<T> alone(String key, Supplier<T> work);
}
