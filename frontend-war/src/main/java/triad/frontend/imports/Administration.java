package triad.frontend.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import triad.frontend.files.Answer;
import triad.frontend.files.FileRefusal;
import triad.frontend.files.Import;
import triad.frontend.files.Imports;
import triad.frontend.session.Sessions;
import triad.frontend.session.SignedIn;

/**
 * Whether the user is shown the way to what only administrators may do. The backend says who is one: the token that says it, too, is not
 * ours to read (RFC 9068 §6). Its word is asked for once in a few minutes.
 */
@Named
@RequestScoped
public class Administration {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final String KNOWN = Administration.class.getName();

    private final Imports imports;
    private final Sessions sessions;
    private final HttpServletRequest request;
    private final Clock clock;

    private record Known(String subject, boolean open, Instant at) implements Serializable {}

    @Inject
    Administration(Imports imports, Sessions sessions, HttpServletRequest request, Clock clock) {
        this.imports = imports;
        this.sessions = sessions;
        this.request = request;
        this.clock = clock;
    }

    /** Shows the way and opens nothing: the backend decides again at its end. */
    public boolean isOpen() {
        Optional<SignedIn> user = sessions.find(request);
        HttpSession session = request.getSession(false);
        if (user.isEmpty() || session == null) {
            return false;
        }
        String subject = user.get().subject();
        Instant now = clock.instant();
        if (session.getAttribute(KNOWN) instanceof Known known
                && known.subject().equals(subject)
                && now.isBefore(known.at().plus(FRESH))) {
            return known.open();
        }
        Answer<List<Import>> answer = imports.latest(1);
        boolean open = answer.found().isPresent();
        // An outage says nothing about anybody, but to ask on each page would make each page wait for it
        boolean away = answer.refusal()
                .filter(refused -> refused.why() == FileRefusal.AWAY)
                .isPresent();
        session.setAttribute(
                KNOWN, new Known(subject, open, away ? now.minus(FRESH).plusSeconds(20) : now));
        return open;
    }
}
