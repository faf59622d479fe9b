package triad.frontend.history;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome;
import triad.frontend.backend.Outcome.Found;
import triad.frontend.backend.Outcome.Missing;
import triad.frontend.backend.Outcome.Why;
import triad.frontend.errors.Troubles;
import triad.frontend.people.Organisation;
import triad.frontend.settings.Times;

/** Who changed what of one's own profile, the last change first. */
@Named
@RequestScoped
public class HistoryPage {
    private final History history;
    private final Organisation organisation;
    private final ChangeWords words;
    private final Times times;
    private final Troubles troubles;
    private final HttpServletRequest request;
    private final Map<String, String> names = new HashMap<>();
    private Outcome<History.Page> outcome = new Missing<>(Why.AWAY, 0);

    @Inject
    HistoryPage(
            History history,
            Organisation organisation,
            ChangeWords words,
            Times times,
            Troubles troubles,
            HttpServletRequest request) {
        this.history = history;
        this.organisation = organisation;
        this.words = words;
        this.times = times;
        this.troubles = troubles;
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
        outcome = history.read(request.getParameter("after"));
    }

    /** Before the page is shown. */
    public @Nullable String enter() {
        return outcome instanceof Missing<History.Page> missing ? troubles.tell(missing) : null;
    }

    public boolean isShown() {
        return outcome instanceof Found<History.Page>;
    }

    public boolean isNotAllowed() {
        return outcome instanceof Missing<History.Page> missing && missing.why() == Why.NOT_ALLOWED;
    }

    /** Whether this is not the page with the last changes. */
    public boolean isFurther() {
        return request.getParameter("after") != null;
    }

    /** Where earlier changes begin; empty if there are none. */
    public String getNext() {
        return outcome instanceof Found<History.Page> found ? found.value().next() : "";
    }

    public List<Entry> getEntries() {
        return outcome instanceof Found<History.Page> found
                ? found.value().changes().stream().map(this::entry).toList()
                : List.of();
    }

    private Entry entry(Change change) {
        Instant at = change.at();
        return new Entry(
                at.toString(),
                times.text(at, null),
                names.computeIfAbsent(change.by(), organisation::doer),
                change.fields().stream().map(words::sentence).toList());
    }
}
