package triad.provider.ciba;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import triad.provider.session.Session;

/** Behind approvals.xhtml: shows a person what waits for them, and takes their answers one by one. */
@Named
@RequestScoped
public class ApprovalsPage {
    private final BackchannelAnswers answers;
    private final Optional<Session> session;
    private final String approvalId;
    private final List<BackchannelAnswers.Waiting> waiting;

    @Inject
    ApprovalsPage(
            BackchannelAnswers answers,
            FreshSignIn signIn,
            HttpServletRequest request,
            @RequestParameterMap Map<String, String> form) {
        this.answers = answers;
        this.session = signIn.find(request);
        this.approvalId = form.getOrDefault("approval", "");
        this.waiting = session.map(s -> answers.list(s.userId())).orElse(List.of());
    }

    /** What waits, the oldest first. */
    public List<BackchannelAnswers.Waiting> getWaiting() {
        return waiting;
    }

    /** The person allows the one whose button it was. */
    public void allow() {
        goOn(session.filter(s -> answers.allow(approvalId, s)).isPresent() ? "allowed" : "over");
    }

    /** The person says no to the one whose button it was. */
    public void deny() {
        goOn(session.filter(s -> answers.deny(approvalId, s)).isPresent() ? "denied" : "over");
    }

    private static void goOn(String done) {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/approvals?done=" + done);
        faces.responseComplete();
    }
}
