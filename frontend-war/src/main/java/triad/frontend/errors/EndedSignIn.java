package triad.frontend.errors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import triad.frontend.session.Sessions;
import triad.frontend.session.UnsavedForms;

/** Where a form leads whose sign-in the backend does not take any more. */
@ApplicationScoped
public class EndedSignIn {
    private static final String PAGE = "/sign-in-failed.xhtml?faces-redirect=true&because=ended";

    private final Sessions sessions;
    private final UnsavedForms unsaved;

    @Inject
    EndedSignIn(Sessions sessions, UnsavedForms unsaved) {
        this.sessions = sessions;
        this.unsaved = unsaved;
    }

    /** What the backend refuses, this session must not offer again; the user decides when to sign in anew, so nothing goes in circles, and then gets back what they typed. */
    public String page(HttpServletRequest request) {
        Optional<String> back = unsaved.keep(request);
        sessions.end(request);
        return PAGE + back.map(path -> "&page=" + path.replace('?', '&')).orElse("");
    }
}
