package triad.provider.device;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import triad.provider.approval.Approval;
import triad.provider.approval.ApprovalAnswers;
import triad.provider.approval.ApprovalWords;
import triad.provider.session.CurrentSession;
import triad.provider.session.Session;

/**
 * Behind device.xhtml: takes a user code, and a person's word on what it stands for.
 *
 * <p>A code in a link is only filled in (RFC 8628 §3.3.1): whoever sent the link may have begun it. Nothing is looked up before the
 * person signed in, and nothing is allowed before they said that it was them (RFC 10027).
 */
@Named
@RequestScoped
public class DevicePage {
    private static final int MOST_TYPED = 40;
    private final ApprovalAnswers answers;
    private final HttpServletRequest request;
    private final String typed;
    private final Optional<Session> session;
    private final Optional<Approval> approval;
    private Step step;

    /** What the page shows. */
    private enum Step {
        ENTER,
        WRONG,
        SLOWED,
        CONFIRM,
        ALLOWED,
        DENIED
    }

    @Inject
    DevicePage(
            UserCodeSearch search,
            ApprovalAnswers answers,
            CurrentSession current,
            HttpServletRequest request,
            @RequestParameterMap Map<String, String> form) {
        this.answers = answers;
        this.request = request;
        this.typed = Optional.ofNullable(form.get("user_code"))
                .filter(text -> text.length() <= MOST_TYPED)
                .orElse("");
        this.session = current.find(request);
        Optional<UserCodeSearch.Outcome> outcome =
                session.flatMap(s -> UserCode.parse(typed).map(code -> search.search(s.userId(), code)));
        this.approval = outcome.filter(UserCodeSearch.Found.class::isInstance)
                .map(found -> ((UserCodeSearch.Found) found).approval());
        this.step = outcome.map(DevicePage::after).orElseGet(this::unsearched);
    }

    private static Step after(UserCodeSearch.Outcome outcome) {
        if (outcome instanceof UserCodeSearch.Found) {
            return Step.CONFIRM;
        }
        return outcome instanceof UserCodeSearch.Slowed ? Step.SLOWED : Step.WRONG;
    }

    private Step unsearched() {
        return typed.isEmpty() || UserCode.parse(typed).isPresent() ? Step.ENTER : Step.WRONG;
    }

    /** Whether the page asks for a code. */
    public boolean isEntering() {
        return step == Step.ENTER || step == Step.WRONG || step == Step.SLOWED;
    }

    /** Whether the code was none. */
    public boolean isWrong() {
        return step == Step.WRONG;
    }

    /** Whether too many codes were none. */
    public boolean isSlowed() {
        return step == Step.SLOWED;
    }

    /** Whether the person has to say that it was them. */
    public boolean isConfirming() {
        return step == Step.CONFIRM;
    }

    /** Whether the device is let in. */
    public boolean isAllowed() {
        return step == Step.ALLOWED;
    }

    /** Whether the person said no. */
    public boolean isDenied() {
        return step == Step.DENIED;
    }

    /** The code as the device shows it, or what else the person typed. */
    public String getTyped() {
        return UserCode.parse(typed).map(UserCode::toString).orElse(typed);
    }

    /** Who asks for what, when and from where. */
    public ApprovalWords getAsked() {
        return answers.words(approval.orElseThrow());
    }

    /** Whether the device came from another address than this browser: common, and yet what an attack looks like. */
    public boolean isElsewhere() {
        return approval.filter(there -> !there.origin().address().equals(request.getRemoteAddr()))
                .isPresent();
    }

    /** A code was typed: who is not signed in does that first, and comes back. */
    public void enter() {
        Optional<UserCode> code = UserCode.parse(typed);
        if (session.isEmpty() && code.isPresent()) {
            FacesContext faces = FacesContext.getCurrentInstance();
            HttpServletResponse response =
                    (HttpServletResponse) faces.getExternalContext().getResponse();
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/login?continue=/device/" + code.get());
            faces.responseComplete();
        }
    }

    /** The person began it and allows it. */
    public void allow() {
        answer(session.isPresent() && answers.allow(approval.orElseThrow(), session.get()), Step.ALLOWED);
    }

    /** The person did not begin it, or does not want it. */
    public void deny() {
        answer(session.isPresent() && answers.deny(approval.orElseThrow(), session.get()), Step.DENIED);
    }

    /** An answer that came second changes nothing, and the code is none any more. */
    private void answer(boolean taken, Step then) {
        step = taken ? then : Step.WRONG;
    }
}
