package triad.frontend.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Problem.FieldError;
import triad.frontend.config.RandomValues;
import triad.frontend.errors.Troubles;
import triad.frontend.files.Answer;
import triad.frontend.files.Answer.Refused;
import triad.frontend.files.Answer.SignInWanted;
import triad.frontend.files.FileRefusal;
import triad.frontend.files.Imports;
import triad.frontend.session.StepUp;
import triad.frontend.session.StepUps;

/** The form that sends a file: shown to whom the backend would let send one, so that nobody chooses a file in vain. */
@Named
@RequestScoped
public class NewImportPage {
    static final String ADDRESS = "/imports/new";
    /** How often at most somebody has signed in again on the way here: for permission, and for the time of it. */
    private static final int MOST_SIGN_INS = 2;

    private final Imports imports;
    private final StepUps stepUps;
    private final Troubles troubles;
    private final HttpServletRequest request;
    private final String key;
    private Optional<FileRefusal> closed = Optional.of(FileRefusal.AWAY);
    private int seconds;

    @Inject
    NewImportPage(
            Imports imports, StepUps stepUps, Troubles troubles, RandomValues random, HttpServletRequest request) {
        this.imports = imports;
        this.stepUps = stepUps;
        this.troubles = troubles;
        this.request = request;
        this.key = random.next();
    }

    /** Before the page is shown: first whether the user is an administrator, since nobody else need be asked for more. */
    public @Nullable String enter() throws IOException {
        Answer<?> answer = imports.latest(1);
        if (answer.found().isPresent()) {
            answer = imports.ask();
            if (answer instanceof SignInWanted<?> wanted && signIns() < MOST_SIGN_INS) {
                closed = Optional.empty();
                FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .redirect(again(wanted.stepUp(), signIns() + 1, isReady()));
                return null;
            }
        }
        Optional<? extends Refused<?>> refused = answer.refusal();
        closed = refused.map(Refused::why);
        seconds = refused.map(Refused::seconds).orElse(0);
        return refused.map(why -> troubles.tell(why.missing())).orElse(null);
    }

    /** After a file was sent by a sign-in that is too old for it. */
    static String again(HttpServletRequest request, StepUps stepUps, StepUp wanted) {
        return require(request, stepUps, wanted, ADDRESS + "?step=1");
    }

    private String again(StepUp wanted, int step, boolean ready) {
        return require(request, stepUps, wanted, ADDRESS + "?step=" + step + (ready ? "&ready=yes" : ""));
    }

    /** The page, which leads through a sign-in from now on. What comes out of that has to permit it whatever else was wanted. */
    private static String require(HttpServletRequest request, StepUps stepUps, StepUp wanted, String page) {
        stepUps.require(request, wanted.with(Imports.SCOPE), page);
        return page;
    }

    private int signIns() {
        return switch (String.valueOf(request.getParameter("step"))) {
            case "1" -> 1;
            case "2" -> 2;
            default -> 0;
        };
    }

    /** FOUND, or why not. */
    public String getState() {
        return closed.map(FileRefusal::name).orElse("FOUND");
    }

    public int getSeconds() {
        return seconds;
    }

    /** Names this form as it is shown. */
    public String getKey() {
        return key;
    }

    /** Whether the user has just signed in again. */
    public boolean isFresh() {
        return signIns() > 0 && getRefused().isEmpty();
    }

    /** Whether a trial has found nothing wrong with the file that is to be chosen. */
    public boolean isReady() {
        return "yes".equals(request.getParameter("ready"));
    }

    /** Why the last file was not taken, in a word; empty if none was sent. */
    public String getRefused() {
        return FileRefusal.find(request.getParameter("refused"))
                .map(FileRefusal::word)
                .orElse("");
    }

    /** What is wrong with the last file. */
    public List<FieldError> getErrors() {
        return LastRefusal.of(request, getRefused());
    }
}
