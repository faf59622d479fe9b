package triad.provider.ciba;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import triad.provider.session.CurrentSession;
import triad.provider.session.Session;

/** Who may approve: somebody who proved who they are within the last quarter of an hour, past the brake on guessing passwords. */
@ApplicationScoped
public class FreshSignIn {
    private static final Duration MOST_AGE = Duration.ofMinutes(15);
    private final CurrentSession current;
    private final Clock clock;

    @Inject
    FreshSignIn(CurrentSession current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    /** The session of this browser, if its sign-in is that fresh. */
    Optional<Session> find(HttpServletRequest request) {
        return current.find(request)
                .filter(session -> session.authTime().plus(MOST_AGE).isAfter(clock.instant()));
    }
}
