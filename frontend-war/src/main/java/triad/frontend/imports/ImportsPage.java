package triad.frontend.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import triad.frontend.errors.Troubles;
import triad.frontend.files.Answer;
import triad.frontend.files.Answer.Refused;
import triad.frontend.files.FileRefusal;
import triad.frontend.files.Import;
import triad.frontend.files.Imports;
import triad.frontend.people.Organisation;
import triad.frontend.settings.Times;

/** The latest imports, and the ways to a new one and to the directory as a file. */
@Named
@RequestScoped
public class ImportsPage {
    /** What a page that leads here may have to say. */
    private static final Set<String> EXPORT = Set.of("fresh", "away", "too_many", "not_allowed");

    private static final int MOST = 20;

    private final Imports imports;
    private final Organisation organisation;
    private final Times times;
    private final Troubles troubles;
    private final HttpServletRequest request;
    private final Map<String, String> names = new HashMap<>();
    private Answer<List<Import>> answer = Refused.because(FileRefusal.AWAY);

    @Inject
    ImportsPage(
            Imports imports, Organisation organisation, Times times, Troubles troubles, HttpServletRequest request) {
        this.imports = imports;
        this.organisation = organisation;
        this.times = times;
        this.troubles = troubles;
        this.request = request;
    }

    /** Before the page is shown. */
    public @Nullable String enter() {
        answer = imports.latest(MOST);
        return answer.refusal().map(refused -> troubles.tell(refused.missing())).orElse(null);
    }

    /** FOUND, or why not. */
    public String getState() {
        return answer.refusal().map(refused -> refused.why().name()).orElse("FOUND");
    }

    /** How long to wait before asking again; 0 where nobody says it. */
    public int getSeconds() {
        return answer.refusal().map(Refused::seconds).orElse(0);
    }

    public List<Import> getLatest() {
        return answer.found().orElse(List.of());
    }

    /** Who sent it; empty for the user themselves. */
    public String by(Import one) {
        return names.computeIfAbsent(one.by(), organisation::doer);
    }

    /** When it was sent, in words. */
    public String time(Import one) {
        return times.text(one.requestedAt(), null);
    }

    /** How taking the directory out ended that led here; empty if none did. */
    public String getExport() {
        String word = request.getParameter("export");
        return word != null && EXPORT.contains(word) ? word : "";
    }
}
