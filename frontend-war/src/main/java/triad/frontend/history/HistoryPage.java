package triad.frontend.history;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.ProfileAnswer;
import triad.frontend.directory.Organisation;
import triad.frontend.session.Sessions;
import triad.frontend.session.SignedIn;
import triad.frontend.settings.Times;

/** Who changed what of one's own profile, the last change first. */
@Named
@RequestScoped
public class HistoryPage {
    private static final String ENDED = "/sign-in-failed.xhtml?faces-redirect=true&because=ended";

    private final History history;
    private final Organisation organisation;
    private final ChangeWords words;
    private final Times times;
    private final Sessions sessions;
    private final HttpServletRequest request;
    private final Map<String, String> names = new HashMap<>();
    private History.Answer answer = new History.Refused(new ProfileAnswer.Away());

    @Inject
    HistoryPage(
            History history,
            Organisation organisation,
            ChangeWords words,
            Times times,
            Sessions sessions,
            HttpServletRequest request) {
        this.history = history;
        this.organisation = organisation;
        this.words = words;
        this.times = times;
        this.sessions = sessions;
        this.request = request;
    }

    /**
     * A change as people read it.
     *
     * @param moment ISO 8601
     * @param time in words
     * @param by a name; empty for the user themselves
     */
    public record Entry(String moment, String time, String by, List<ChangeWords.Sentence> sentences) {}

    @PostConstruct
    void open() {
        answer = history.read(request.getParameter("after"));
    }

    /** Before the page is shown: an outage is told with its status, a token that the backend refuses with a page of its own. */
    public @Nullable String enter() {
        if (answer instanceof History.Refused refused) {
            if (refused.why() instanceof ProfileAnswer.SignedOut) {
                sessions.end(request);
                return ENDED;
            }
            if (!isNotAllowed()) {
                FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(503);
            }
        }
        return null;
    }

    public boolean isShown() {
        return answer instanceof History.Page;
    }

    public boolean isNotAllowed() {
        return answer instanceof History.Refused refused && refused.why() instanceof ProfileAnswer.NotAllowed;
    }

    /** Whether this is not the page with the last changes. */
    public boolean isFurther() {
        return request.getParameter("after") != null;
    }

    /** Where earlier changes begin; empty if there are none. */
    public String getNext() {
        return answer instanceof History.Page page ? page.next() : "";
    }

    public List<Entry> getEntries() {
        return answer instanceof History.Page page
                ? page.changes().stream().map(this::entry).toList()
                : List.of();
    }

    private Entry entry(Change change) {
        Instant at = change.at();
        return new Entry(
                at.toString(),
                times.text(at, null),
                names.computeIfAbsent(change.by(), this::name),
                change.fields().stream().map(words::sentence).toList());
    }

    private String name(String sub) {
        boolean self = sessions.find(request)
                .map(SignedIn::subject)
                .filter(sub::equals)
                .isPresent();
        return self ? "" : organisation.person(sub);
    }
}
