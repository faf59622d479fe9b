package triad.frontend.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/** The one further sign-in that a browser session is about to go through, and the page that it leads back to. */
@ApplicationScoped
public class StepUps {
    private static final String WANTED = StepUps.class.getName();

    private record Wanted(StepUp stepUp, String page) implements Serializable {}

    /**
     * From now on, asking for that page leads through a sign-in, once.
     *
     * @param page a path with its query
     */
    public void require(HttpServletRequest request, StepUp stepUp, String page) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.setAttribute(WANTED, new Wanted(stepUp, page));
        }
    }

    /** Single use; other pages are none of its business. */
    public Optional<StepUp> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String query = request.getQueryString();
        String page = request.getRequestURI() + (query == null ? "" : "?" + query);
        if (session == null || !(session.getAttribute(WANTED) instanceof Wanted wanted) || !wanted.page.equals(page)) {
            return Optional.empty();
        }
        session.removeAttribute(WANTED);
        return Optional.of(wanted.stepUp);
    }
}
