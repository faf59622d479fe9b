package triad.frontend.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import triad.frontend.directory.Organisation;
import triad.frontend.session.Sessions;

/** Who sent a file, as they are called. */
@ApplicationScoped
class Senders {
    private final Organisation organisation;
    private final Sessions sessions;
    private final HttpServletRequest request;

    @Inject
    Senders(Organisation organisation, Sessions sessions, HttpServletRequest request) {
        this.organisation = organisation;
        this.sessions = sessions;
        this.request = request;
    }

    /** Empty for the user themselves. */
    String name(String sub) {
        return sessions.find(request).filter(user -> user.subject().equals(sub)).isPresent()
                ? ""
                : organisation.person(sub);
    }
}
