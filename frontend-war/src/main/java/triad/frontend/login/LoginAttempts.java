package triad.frontend.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The open sign-ins of one browser, so that several tabs can sign in at once; the oldest make room for new ones. */
@ApplicationScoped
class LoginAttempts {
    static final int MOST = 10;
    private static final String ATTEMPTS = LoginAttempts.class.getName();

    private final Clock clock;

    @Inject
    LoginAttempts(Clock clock) {
        this.clock = clock;
    }

    void add(HttpServletRequest request, LoginAttempt attempt) {
        HttpSession session = request.getSession();
        synchronized (this) {
            List<LoginAttempt> open = open(session);
            open.add(attempt);
            session.setAttribute(ATTEMPTS, new ArrayList<>(open.subList(Math.max(0, open.size() - MOST), open.size())));
        }
    }

    /** Single use: what is taken is gone. Empty for unknown, used and too old alike. */
    Optional<LoginAttempt> take(HttpServletRequest request, String state) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        synchronized (this) {
            List<LoginAttempt> open = open(session);
            Optional<LoginAttempt> found = open.stream()
                    .filter(attempt -> attempt.state().equals(state))
                    .findFirst();
            found.ifPresent(attempt -> {
                open.remove(attempt);
                session.setAttribute(ATTEMPTS, open);
            });
            return found;
        }
    }

    /** A fresh list: what a session holds is never changed in place, so that it can be copied to other nodes. */
    @SuppressWarnings("unchecked")
    private List<LoginAttempt> open(HttpSession session) {
        var kept = (List<LoginAttempt>) session.getAttribute(ATTEMPTS);
        List<LoginAttempt> open = new ArrayList<>(kept == null ? List.of() : kept);
        Instant now = clock.instant();
        open.removeIf(attempt -> !attempt.isOpen(now));
        return open;
    }
}
