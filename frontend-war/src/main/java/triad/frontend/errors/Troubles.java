package triad.frontend.errors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome.Missing;
import triad.frontend.backend.Outcome.Why;
import triad.frontend.session.Sessions;

/** What a page answers where the backend has nothing for it: the status that says so, and the page that tells of an ended session. */
@ApplicationScoped
public class Troubles {
    private static final String ENDED = "/sign-in-failed.xhtml?faces-redirect=true&because=ended";

    private final Sessions sessions;

    @Inject
    public Troubles(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Before the page is shown.
     *
     * @return where to go instead; null: stay and tell. What the backend refuses, this session does not offer again, so nothing goes in circles
     */
    public @Nullable String tell(Missing<?> missing) {
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        if (missing.why() == Why.SIGNED_OUT) {
            sessions.end((HttpServletRequest) answer.getRequest());
            return ENDED;
        }
        answer.setResponseStatus(missing.why().status());
        if (missing.seconds() > 0) {
            answer.setResponseHeader("Retry-After", Integer.toString(missing.seconds()));
        }
        return null;
    }
}
