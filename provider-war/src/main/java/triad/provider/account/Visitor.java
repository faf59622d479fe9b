package triad.provider.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import triad.provider.page.LocalPath;
import triad.provider.session.CurrentSession;
import triad.provider.session.Session;
import triad.provider.user.User;
import triad.provider.user.Users;

/** Who looks at a page of the account: the person of the browser's session. */
@RequestScoped
class Visitor {
    private static final Duration RECENT = Duration.ofMinutes(15);
    private final Clock clock;
    private final Optional<Session> session;
    private final Optional<User> user;

    @Inject
    Visitor(CurrentSession current, Users users, Clock clock, HttpServletRequest request) {
        this.clock = clock;
        this.session = current.find(request);
        this.user = session.flatMap(s -> users.find(s.userId()));
    }

    /** Whether somebody is signed in. */
    boolean isSignedIn() {
        return user.isPresent();
    }

    /** Whether they proved who they are in the last quarter of an hour, which counts to the very second. */
    boolean isRecent() {
        Instant since = clock.instant().minus(RECENT);
        return session.filter(s -> !s.authTime().isBefore(since)).isPresent();
    }

    /** The session; the filter lets nobody come here without one. */
    Session session() {
        return session.orElseThrow(() -> new IllegalStateException("A page of the account without a session"));
    }

    /** The person. */
    User user() {
        return user.orElseThrow(() -> new IllegalStateException("A page of the account without its person"));
    }

    /** The sign-in page, which leads back. */
    String signIn(LocalPath way) {
        String name = user.map(User::username).orElse("");
        return "/login?continue=" + way
                + (name.isEmpty() ? "" : "&hint=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    }
}
