package triad.frontend.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import triad.frontend.config.FrontendConfig;
import triad.frontend.config.FrontendConfig.Lifetimes;

/** Who is signed in, by browser session; a session ends when it was idle too long, and at the latest after its absolute lifetime. */
@ApplicationScoped
public class Sessions {
    private static final String USER = SignedIn.class.getName();

    private final Lifetimes lifetimes;
    private final Clock clock;

    @Inject
    public Sessions(FrontendConfig config, Clock clock) {
        this.lifetimes = config.lifetimes();
        this.clock = clock;
    }

    public Optional<SignedIn> find(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).flatMap(this::find);
    }

    /** The id changes, so that an id planted before the sign-in is worth nothing (CWE-384). */
    public void start(HttpServletRequest request, SignedIn user) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setMaxInactiveInterval((int) lifetimes.idle().toSeconds());
        session.setAttribute(USER, user);
    }

    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        try {
            if (session != null) {
                session.invalidate();
            }
        } catch (IllegalStateException ended) {
            // Another request of the same session was faster: what we wanted is so
        }
    }

    Optional<SignedIn> find(HttpSession session) {
        return Optional.ofNullable((SignedIn) session.getAttribute(USER))
                .filter(user -> clock.instant().isBefore(user.at().plus(lifetimes.absolute())));
    }

    void replace(HttpSession session, SignedIn user) {
        session.setAttribute(USER, user);
    }
}
