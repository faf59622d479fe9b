package triad.frontend.session;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import triad.frontend.provider.ProviderAway;
import triad.frontend.provider.ProviderRefusal;
import triad.frontend.provider.TokenEndpoint;

/** Keeps access tokens usable: renews before they expire, once per session however many requests ask at the same time. */
@ApplicationScoped
public class AccessTokens {
    private static final System.Logger LOG = System.getLogger(AccessTokens.class.getName());
    /** Longer than any request lasts, so that a token that is good at its start is good at its end. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Sessions sessions;
    private final TokenEndpoint tokenEndpoint;
    private final Clock clock;
    private final ConcurrentMap<String, CompletableFuture<Optional<SignedIn>>> underWay = new ConcurrentHashMap<>();

    @Inject
    public AccessTokens(Sessions sessions, TokenEndpoint tokenEndpoint, Clock clock) {
        this.sessions = sessions;
        this.tokenEndpoint = tokenEndpoint;
        this.clock = clock;
    }

    /**
     * The user with an access token for the whole request; empty if nobody is signed in, or no longer.
     *
     * @throws ProviderAway if the token has expired and the provider cannot renew it now
     */
    public Optional<SignedIn> current(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Optional<SignedIn> user = sessions.find(session);
        if (user.isEmpty() || isFresh(user.get())) {
            return user;
        }
        Optional<SignedIn> renewed = together(session);
        if (renewed.isEmpty()) {
            sessions.end(request);
        }
        return renewed;
    }

    private boolean isFresh(SignedIn user) {
        return !user.tokens().expireBefore(clock.instant().plus(MARGIN));
    }

    /** The first request renews; those that come meanwhile get its outcome, good or bad. */
    private Optional<SignedIn> together(HttpSession session) {
        var mine = new CompletableFuture<Optional<SignedIn>>();
        var others = underWay.putIfAbsent(session.getId(), mine);
        if (others != null) {
            return outcome(others);
        }
        mine.completeAsync(() -> renewed(session), Runnable::run);
        underWay.remove(session.getId(), mine);
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

    private Optional<SignedIn> renewed(HttpSession session) {
        // Read again: the request before us may have renewed between our first look and now
        Optional<SignedIn> user = sessions.find(session);
        if (user.isEmpty() || isFresh(user.get())) {
            return user;
        }
        SignedIn known = user.get();
        Instant now = clock.instant();
        try {
            Optional<SignedIn> renewed = known.tokens()
                    .refresh()
                    .map(tokenEndpoint::refresh)
                    .map(answer -> known.with(known.tokens().renewed(answer, now)));
            renewed.ifPresent(newer -> sessions.replace(session, newer));
            return renewed;
        } catch (ProviderRefusal refusal) {
            return refused(refusal, known);
        } catch (ProviderAway away) {
            if (known.tokens().expireBefore(now)) {
                throw away;
            }
            return user;
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
