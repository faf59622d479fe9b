package triad.frontend.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import triad.frontend.errors.Troubles;
import triad.frontend.files.Answer;
import triad.frontend.files.Answer.Refused;
import triad.frontend.files.FileRefusal;
import triad.frontend.files.Import;
import triad.frontend.files.ImportErrors;
import triad.frontend.files.ImportId;
import triad.frontend.files.Imports;
import triad.frontend.people.Organisation;
import triad.frontend.people.Subject;
import triad.frontend.settings.Times;

/** One import: how far it is, and what is wrong with which of its rows; a script asks for that alone while it runs. */
@Named
@RequestScoped
public class ImportPage {
    private static final String PART = "Triad-Part";
    private static final Set<String> NEWS = Set.of("stopped", "conflict", "fresh", "away", "too_many", "not_allowed");

    private final Imports imports;
    private final Organisation organisation;
    private final Times times;
    private final Troubles troubles;
    private final HttpServletRequest request;
    private final boolean part;
    private Answer<Import> answer = Refused.because(FileRefusal.NOT_FOUND);
    private Answer<ImportErrors> errors = Refused.because(FileRefusal.NOT_FOUND);

    @Inject
    ImportPage(Imports imports, Organisation organisation, Times times, Troubles troubles, HttpServletRequest request) {
        this.imports = imports;
        this.organisation = organisation;
        this.times = times;
        this.troubles = troubles;
        this.request = request;
        this.part = "import".equals(request.getHeader(PART));
    }

    /** Before the page is shown. Errors that cannot be had leave the rest of the page. */
    public @Nullable String enter() {
        if (request.getAttribute(ImportRoutes.ID) instanceof ImportId id) {
            answer = imports.read(id);
            boolean shows = answer.found()
                    .filter(one -> one.failed() > 0 && (one.isOver() || !part))
                    .isPresent();
            if (shows) {
                errors = imports.errors(id, request.getParameter("after"));
            }
        }
        return answer.refusal().map(refused -> troubles.tell(refused.missing())).orElse(null);
    }

    /** FOUND, or why not. */
    public String getState() {
        return answer.refusal().map(refused -> refused.why().name()).orElse("FOUND");
    }

    public int getSeconds() {
        return answer.refusal().map(Refused::seconds).orElse(0);
    }

    public @Nullable Import getOne() {
        return answer.found().orElse(null);
    }

    /** Of this page, to try it again. */
    public String getAddress() {
        return request.getAttribute(ImportRoutes.ID) instanceof ImportId id ? id.address() : "/imports";
    }

    /** Who sent it; empty for the user themselves. */
    public String getBy() {
        return answer.found().map(one -> organisation.doer(one.by())).orElse("");
    }

    /** When it was sent, in words. */
    public String getTime() {
        return answer.found().map(one -> times.text(one.requestedAt(), null)).orElse("");
    }

    /** Null where there are none, or none can be had. */
    public @Nullable ImportErrors getErrors() {
        return errors.found().orElse(null);
    }

    /** Whether there are errors that cannot be had. */
    public boolean isErrorsMissing() {
        return answer.found().filter(one -> one.failed() > 0).isPresent()
                && errors.found().isEmpty()
                && !isPart();
    }

    /** Whether this is not the first page of errors. */
    public boolean isLater() {
        return request.getParameter("after") != null;
    }

    /** The page of somebody; empty where a row names nobody who could have one. */
    public String pageOf(@Nullable String sub) {
        return Optional.ofNullable(sub)
                .flatMap(Subject::parse)
                .map(subject -> Subject.address(subject.value()))
                .orElse("");
    }

    /** What stopping it came to, in a word; empty if nobody did. */
    public String getNews() {
        String word = request.getParameter("told");
        return word != null && NEWS.contains(word) ? word : "";
    }

    /** Whether a script asks, for what changes while it runs. */
    public boolean isPart() {
        return part;
    }
}
