package triad.provider.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import triad.provider.http.OpaqueValue;
import triad.provider.page.BrowserCookie;
import triad.provider.user.ProvenUser;

/** The session of the browser that is asking: between cookie and {@link Sessions}. */
@ApplicationScoped
public class CurrentSession {
    private final Sessions sessions;

    @Inject
    CurrentSession(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The running session of this browser. */
    public Optional<Session> find(HttpServletRequest request) {
        return BrowserCookie.SESSION.read(request).flatMap(sessions::find);
    }

    /** Signs the browser in with a new secret, unless what the person proved holds no more. */
    public boolean begin(
            HttpServletRequest request, HttpServletResponse response, ProvenUser proven, List<String> amr) {
        Optional<OpaqueValue> secret =
                sessions.begin(proven, amr, BrowserCookie.SESSION.read(request), Device.of(request));
        secret.ifPresent(value -> BrowserCookie.SESSION.write(response, value));
        return secret.isPresent();
    }

    /** Signs the browser out. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        find(request).ifPresent(session -> sessions.end(session.sessionId()));
        BrowserCookie.SESSION.clear(response);
    }
}
