package triad.frontend.data;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome.Missing;
import triad.frontend.backend.Outcome.Why;
import triad.frontend.errors.Troubles;
import triad.frontend.profile.FieldMessages;
import triad.frontend.session.StepUps;

/** Has all that is kept of the user erased, once they have typed the word for it. */
@Named
@RequestScoped
public class ErasurePage {
    private static final String PAGE = "/profile/erasure.xhtml?faces-redirect=true";

    private final OwnData data;
    private final StepUps stepUps;
    private final Troubles troubles;
    private final FieldMessages messages;
    private final HttpServletRequest request;
    private String word = "";

    @Inject
    ErasurePage(OwnData data, StepUps stepUps, Troubles troubles, FieldMessages messages, HttpServletRequest request) {
        this.data = data;
        this.stepUps = stepUps;
        this.troubles = troubles;
        this.messages = messages;
        this.request = request;
    }

    public @Nullable String erase() {
        if (!messages.text("erasure.word").equalsIgnoreCase(word.strip())) {
            messages.refuse("word", "erasure.otherWord");
            return null;
        }
        OwnData.Answer answer = data.erase();
        if (answer instanceof OwnData.SignInWanted wanted) {
            stepUps.require(request, wanted.stepUp(), "/profile/erasure?fresh=yes");
            return PAGE + "&fresh=yes";
        }
        if (answer instanceof OwnData.SignedOut) {
            return troubles.tell(new Missing<>(Why.SIGNED_OUT, 0));
        }
        if (answer instanceof OwnData.NotAllowed || answer instanceof OwnData.Away) {
            messages.show(answer instanceof OwnData.NotAllowed ? "profile.notAllowedToSave" : "erasure.away");
            return null;
        }
        return PAGE + "&done=yes";
    }

    public String getWord() {
        return word;
    }

    public void setWord(@Nullable String typed) {
        this.word = typed == null ? "" : typed;
    }
}
