package triad.provider.key;

import com.nimbusds.jose.JWSAlgorithm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import triad.provider.config.KeySettings;
import triad.provider.config.Lifetimes;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

/**
 * Lets the next keys sign, by time or at once. A key signs only after everybody had time to learn it, and stays published until what it
 * signed has expired, so that no verifier meets a key that it cannot find.
 */
@ApplicationScoped
public class KeyRotation {
    private static final Logger LOG = Logger.getLogger(KeyRotation.class.getName());
    /** For clocks that differ and verifiers that allow for that. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final StoredKeys stored;
    private final SigningKeys keys;
    private final KeySettings settings;
    private final Lifetimes lifetimes;
    private final Clock clock;

    @Inject
    KeyRotation(StoredKeys stored, SigningKeys keys, ProviderConfig config, Clock clock) {
        this.stored = stored;
        this.keys = keys;
        this.settings = config.keys();
        this.lifetimes = config.lifetimes();
        this.clock = clock;
    }

    /** How a rotation at once ends. */
    public sealed interface Outcome {}

    /** The kids that sign from now on, by algorithm. */
    public record Rotated(Map<String, String> current) implements Outcome {}

    /** Somebody could meet a next key that he cannot know yet; nothing was changed. */
    public record TooEarly(Duration remaining) implements Outcome {}

    /**
     * A published key, as people see it.
     *
     * @param since when its state began
     * @param until when its state ends, if nobody rotates before
     */
    public record Line(String algorithm, String kid, KeyState state, Instant since, Instant until) {}

    /** Before the first request: makes the keys that are missing, and encrypts anew what a former key-encryption key had encrypted. */
    public void begin() {
        stored.encryptAnew();
        complete(keys.reload());
        keys.reload();
    }

    /** Does what it is time for; every node calls it every few seconds. */
    void advance() {
        Instant now = clock.instant();
        stored.forget(now.minus(lifetimes.session()));
        List<SigningKey> all = keys.reload();
        boolean completed = complete(all);
        List<SigningKey> due = all.stream()
                .filter(key -> key.life().state() == KeyState.NEXT)
                .filter(key -> !due(key, all).isAfter(now))
                .toList();
        if (change(due, now) || completed) {
            keys.reload();
        }
    }

    /** What can be rotated by itself. */
    public List<String> algorithms() {
        return keys.algorithms().stream().map(JWSAlgorithm::getName).toList();
    }

    /**
     * Lets the next keys that are known everywhere sign, at once; those after them are made.
     *
     * @param algorithm whose key alone; empty for all. {@code invalid_request} where it is none of {@link #algorithms()}
     */
    public Outcome rotate(Optional<String> algorithm) {
        if (algorithm.filter(name -> !algorithms().contains(name)).isPresent()) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "algorithm must be one of " + String.join(", ", algorithms()));
        }
        Instant now = clock.instant();
        List<SigningKey> next = keys.reload().stream()
                .filter(key -> key.life().state() == KeyState.NEXT)
                .filter(key -> algorithm
                        .orElse(key.algorithm().getName())
                        .equals(key.algorithm().getName()))
                .toList();
        List<SigningKey> known =
                next.stream().filter(key -> !knownAt(key).isAfter(now)).toList();
        if (!change(known, now)) {
            Instant first = next.stream()
                    .map(KeyRotation::knownAt)
                    .min(Comparator.naturalOrder())
                    .orElse(now);
            return new TooEarly(Duration.between(now, first));
        }
        Map<String, String> current = new LinkedHashMap<>();
        keys.reload().stream()
                .filter(key -> key.life().state() == KeyState.CURRENT)
                .forEach(key -> current.put(key.algorithm().getName(), key.kid()));
        return new Rotated(current);
    }

    /** The published keys, by algorithm, the newest first. */
    public List<Line> lines() {
        Instant now = clock.instant();
        List<SigningKey> all = keys.reload();
        return all.stream()
                .filter(key -> key.life().isPublished(now))
                .map(key -> line(key, all))
                .toList();
    }

    /** Makes the first and the next key of every algorithm that has none; whether any was missing. */
    private boolean complete(List<SigningKey> all) {
        Instant now = clock.instant();
        boolean missing = false;
        for (JWSAlgorithm algorithm : keys.algorithms()) {
            List<SigningKey> its = all.stream()
                    .filter(key -> key.algorithm().equals(algorithm))
                    .toList();
            if (its.isEmpty()) {
                stored.add(NewKeys.make(algorithm, KeyLife.first(now)));
            }
            if (its.isEmpty() || its.get(0).life().state() != KeyState.NEXT) {
                int newest = its.isEmpty() ? 1 : its.get(0).life().generation();
                stored.add(NewKeys.make(algorithm, KeyLife.next(newest + 1, now)));
                missing = true;
            }
        }
        return missing;
    }

    /** Makes the successors before the transaction, since that takes a while; whether there was anything to change. */
    private boolean change(List<SigningKey> next, Instant now) {
        Instant lastExpires = now.plus(KeySettings.NODE_AGE).plus(lifetimes.accessToken());
        for (SigningKey key : next) {
            SigningKey successor =
                    NewKeys.make(key.algorithm(), KeyLife.next(key.life().generation() + 1, now));
            stored.rotate(key, successor, now, lastExpires.plus(MARGIN));
            LOG.log(Level.INFO, "{0} is signed with the key {1} from now on", new Object[] {key.algorithm(), key.kid()
            });
        }
        return !next.isEmpty();
    }

    private Line line(SigningKey key, List<SigningKey> all) {
        KeyLife life = key.life();
        Instant signsFrom = life.signsFrom().orElse(life.createdAt());
        return switch (life.state()) {
            case NEXT -> line(key, life.createdAt(), due(key, all));
            case CURRENT ->
                line(key, signsFrom, after(key, all).map(next -> due(next, all)).orElse(signsFrom));
            case RETIRED ->
                line(
                        key,
                        after(key, all).flatMap(next -> next.life().signsFrom()).orElse(signsFrom),
                        life.publishedUntil().orElse(signsFrom));
        };
    }

    private static Line line(SigningKey key, Instant since, Instant until) {
        return new Line(key.algorithm().getName(), key.kid(), key.life().state(), since, until);
    }

    private static Optional<SigningKey> after(SigningKey key, List<SigningKey> all) {
        return all.stream()
                .filter(other -> other.algorithm().equals(key.algorithm()))
                .filter(other -> other.life().generation() == key.life().generation() + 1)
                .findFirst();
    }

    /** When a next key signs because it is time: not before the one that signs has done so long enough, nor before it is well known. */
    private Instant due(SigningKey next, List<SigningKey> all) {
        Instant published = next.life().createdAt().plus(settings.publishBefore());
        return all.stream()
                .filter(key -> key.is(next.algorithm(), KeyState.CURRENT))
                .flatMap(key -> key.life().signsFrom().stream())
                .map(from -> from.plus(settings.rotation()))
                .filter(published::isBefore)
                .findFirst()
                .orElse(published);
    }

    private static Instant knownAt(SigningKey next) {
        return next.life().createdAt().plus(KeySettings.KNOWN_AFTER);
    }
}
