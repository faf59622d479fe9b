package triad.frontend.errors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome.Missing;
import triad.frontend.backend.Outcome.Why;
import triad.frontend.session.Sessions;
import triad.frontend.session.UnsavedForms;

/** What a page answers where the backend has nothing for it: the status that says so, and the page that tells of an ended session. */
@ApplicationScoped
public class Troubles {
    private static final String ENDED = "/sign-in-failed.xhtml?faces-redirect=true&because=ended";

    private final Sessions sessions;
    private final UnsavedForms unsaved;

    @Inject
    Troubles(Sessions sessions, UnsavedForms unsaved) {
        this.sessions = sessions;
        this.unsaved = unsaved;
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

    /**
     * Where a form leads whose sign-in the backend does not take any more. The user decides when to sign in anew, and then gets back what
     * they typed.
     */
    public String ended(HttpServletRequest request) {
        Optional<String> back = unsaved.keep(request);
        sessions.end(request);
        return ENDED + back.map(path -> "&page=" + path.replace('?', '&')).orElse("");
    }
}
