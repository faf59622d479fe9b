package triad.frontend.session;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import triad.frontend.memory.Memory;
import triad.frontend.provider.ProviderAway;
import triad.frontend.provider.ProviderRefusal;
import triad.frontend.provider.TokenEndpoint;

/** Keeps access tokens usable: renews before they expire, once per session however many requests ask at the same time on however many nodes. */
@ApplicationScoped
public class AccessTokens {
    private static final System.Logger LOG = System.getLogger(AccessTokens.class.getName());
    /** Longer than any request lasts, so that a token that is good at its start is good at its end. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Sessions sessions;
    private final Memory memory;
    private final TokenEndpoint tokenEndpoint;
    private final Clock clock;
    private final ConcurrentMap<String, CompletableFuture<Optional<SignedIn>>> underWay = new ConcurrentHashMap<>();

    @Inject
    public AccessTokens(Sessions sessions, Memory memory, TokenEndpoint tokenEndpoint, Clock clock) {
        this.sessions = sessions;
        this.memory = memory;
        this.tokenEndpoint = tokenEndpoint;
        this.clock = clock;
    }

    /**
     * The user with an access token for the whole request; empty if nobody is signed in, or no longer.
     *
     * @throws ProviderAway if the token has expired and the provider cannot renew it now
     */
    public Optional<SignedIn> current(HttpServletRequest request) {
        Optional<String> key = SessionCookie.key(request);
        Optional<SignedIn> user = key.flatMap(sessions::find);
        if (user.isEmpty() || isFresh(user.get())) {
            return user;
        }
        Optional<SignedIn> renewed = together(key.get());
        if (renewed.isEmpty()) {
            sessions.end(request);
        }
        return renewed;
    }

    private boolean isFresh(SignedIn user) {
        return !user.tokens().expireBefore(clock.instant().plus(MARGIN));
    }

    /** The first request renews; those that come meanwhile get its outcome, good or bad. */
    private Optional<SignedIn> together(String key) {
        var mine = new CompletableFuture<Optional<SignedIn>>();
        var others = underWay.putIfAbsent(key, mine);
        if (others != null) {
            return outcome(others);
        }
        mine.completeAsync(() -> inTurn(key), Runnable::run);
        underWay.remove(key, mine);
        return outcome(mine);
    }

    private static Optional<SignedIn> outcome(CompletableFuture<Optional<SignedIn>> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof ProviderAway away) {
                throw away;
            }
            throw failed;
        }
    }

    /** One node at a time, and each reads again when its turn comes: whoever was before it may have renewed. */
    private Optional<SignedIn> inTurn(String key) {
        return memory.alone("renewal of " + key, () -> sessions.change(key, this::renewed))
                .orElseThrow(() -> new ProviderAway("another node waits for its answer"));
    }

    private Optional<SignedIn> renewed(SignedIn known) {
        if (isFresh(known)) {
            return Optional.of(known);
        }
        Instant now = clock.instant();
        try {
            return known.tokens()
                    .refresh()
                    .map(tokenEndpoint::refresh)
                    .map(answer -> known.with(known.tokens().renewed(answer, now)));
        } catch (ProviderRefusal refusal) {
            return refused(refusal, known);
        } catch (ProviderAway away) {
            if (known.tokens().expireBefore(now)) {
                throw away;
            }
            return Optional.of(known);
        }
    }

    /** {@code invalid_grant} ends the session (RFC 6749 §5.2); any other refusal is our own broken rule. */
    private static Optional<SignedIn> refused(ProviderRefusal refusal, SignedIn user) {
        if (!refusal.is(OAuth2Error.INVALID_GRANT)) {
            throw new IllegalStateException("Refresh refused", refusal);
        }
        LOG.log(System.Logger.Level.INFO, "The provider ended the session of {0}", user.subject());
        return Optional.empty();
    }
}
