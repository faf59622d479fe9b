package triad.backend.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** So many requests a minute for each of those who share nothing else: a bucket each, refilled evenly, on this node. */
class Quota {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST = 100_000;

    private final String name;
    private final int perMinute;
    private final Cache<String, Bucket> buckets;

    /** A bucket that nobody used for a window is full, and need not be kept. */
    Quota(String name, int perMinute) {
        this.name = name;
        this.perMinute = perMinute;
        this.buckets = Caffeine.newBuilder()
                .initialCapacity(1024)
                .maximumSize(MOST)
                .expireAfterAccess(WINDOW)
                .build();
    }

    /** Takes one request off what is left. */
    Usage use(String who) {
        Bucket bucket = buckets.get(who, key -> Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Usage(
                this,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    /** As {@code RateLimit-Policy} tells it (draft-ietf-httpapi-ratelimit-headers-10 §3). */
    String policy() {
        return "\"" + name + "\";q=" + perMinute + ";w=" + WINDOW.toSeconds();
    }

    /**
     * What one request left.
     *
     * @param isGranted whether there was one left
     * @param pause until there is one again
     * @param reset until all are there again
     */
    record Usage(Quota quota, boolean isGranted, long remaining, Duration pause, Duration reset) {

        /** As {@code RateLimit} tells it (draft-ietf-httpapi-ratelimit-headers-10 §4). */
        String field() {
            return "\"" + quota.name + "\";r=" + remaining + ";t="
                    + reset.plusMillis(999).toSeconds();
        }
    }
}
