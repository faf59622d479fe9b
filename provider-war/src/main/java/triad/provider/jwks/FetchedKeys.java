package triad.provider.jwks;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import triad.provider.fetch.Fetch;
import triad.provider.fetch.FetchFailed;
import triad.provider.fetch.Fetched;

/**
 * The JWK sets at the URLs of clients and issuers, parsed once. A URL is asked again when its keys are old and when a key is missing, by one request at a
 * time and once in a while, so that strange key identifiers make nobody a target; while it does not answer, its last good keys stay.
 */
@ApplicationScoped
class FetchedKeys {
    /** The age at which keys are fetched again. */
    static final Duration MOST_AGE = Duration.ofMinutes(10);
    /** The least time between two requests to one URL. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(FetchedKeys.class.getName());
    private static final int MOST_URLS = 1000;
    private static final int MOST_KEYS = 50;
    private static final int MOST_BYTES = 64 * 1024;
    private final Map<URI, Source> sources = new ConcurrentHashMap<>();
    private final Document document;
    private final Clock clock;

    @Inject
    FetchedKeys(Fetch fetch, Clock clock) {
        this(url -> fetch.get(url, "application/json, application/jwk-set+json", MOST_BYTES), clock);
    }

    /** With documents of the tests. */
    FetchedKeys(Document document, Clock clock) {
        this.document = document;
        this.clock = clock;
    }

    /** Gets what is at a URL. */
    @FunctionalInterface
    interface Document {
        Fetched get(URI url) throws FetchFailed;
    }

    private record Loaded(JWKSet keys, Instant fetchedAt, Instant triedAt) {}

    /** One URL; its lock lets one request out at a time. */
    private static final class Source {
        private final ReentrantLock lock = new ReentrantLock();
        private volatile Loaded loaded = new Loaded(new JWKSet(), Instant.MIN, Instant.MIN);
    }

    /** The keys at the URL, ten minutes old at most while it answers. */
    JWKSet known(URI url) {
        Source source = source(url);
        Loaded now = source.loaded;
        return isOlder(now.fetchedAt(), MOST_AGE) ? load(url, source, now).keys() : now.keys();
    }

    /** The keys at the URL; empty where they are still those that the caller knows, because it was asked lately or does not answer. */
    Optional<JWKSet> newer(URI url, JWKSet known) {
        Source source = source(url);
        return Optional.of(load(url, source, source.loaded).keys()).filter(keys -> !keys.equals(known));
    }

    /** Asks the URL unless that was done lately; whoever comes meanwhile waits only where there are no keys yet. */
    private Loaded load(URI url, Source source, Loaded seen) {
        if (!isOlder(seen.triedAt(), PAUSE)) {
            return seen;
        }
        if (seen.keys().isEmpty()) {
            source.lock.lock();
        } else if (!source.lock.tryLock()) {
            return source.loaded;
        }
        try {
            if (isOlder(source.loaded.triedAt(), PAUSE)) {
                source.loaded = fetch(url, source.loaded);
            }
            return source.loaded;
        } finally {
            source.lock.unlock();
        }
    }

    private Loaded fetch(URI url, Loaded last) {
        Instant now = clock.instant();
        try {
            Fetched answer = document.get(url);
            if (answer.status() != 200) {
                throw new ParseException("status " + answer.status(), 0);
            }
            return new Loaded(parse(answer.body()), now, now);
        } catch (FetchFailed | ParseException | IllegalArgumentException unfit) {
            LOG.log(Level.INFO, unfit, () -> "No keys at " + url);
            return new Loaded(last.keys(), last.fetchedAt(), now);
        }
    }

    private static JWKSet parse(byte[] body) throws ParseException {
        JWKSet keys = JWKSet.parse(new String(body, StandardCharsets.UTF_8));
        if (keys.size() > MOST_KEYS || keys.getKeys().stream().anyMatch(FetchedKeys::isSecret)) {
            throw new ParseException("too many keys, or one that is not public", 0);
        }
        return keys;
    }

    private static boolean isSecret(JWK key) {
        return key.isPrivate() || KeyType.OCT.equals(key.getKeyType());
    }

    private boolean isOlder(Instant moment, Duration age) {
        return moment.equals(Instant.MIN) || !moment.plus(age).isAfter(clock.instant());
    }

    /** The one that was asked longest ago makes room for a new one. */
    private Source source(URI url) {
        if (sources.size() >= MOST_URLS && !sources.containsKey(url)) {
            sources.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().loaded.triedAt()))
                    .ifPresent(oldest -> sources.remove(oldest.getKey()));
        }
        return sources.computeIfAbsent(url, unseen -> new Source());
    }
}
