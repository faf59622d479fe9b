package triad.provider.logout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.session.CurrentSession;

/** Behind sign-out.xhtml: asks whether to sign out, and says so when it is done. */
@Named
@RequestScoped
public class SignOutPage {
    private final LogoutChecks checks;
    private final CurrentSession current;
    private final HttpServletRequest request;
    private final Map<String, String> form;

    @Inject
    SignOutPage(
            LogoutChecks checks,
            CurrentSession current,
            HttpServletRequest request,
            @RequestParameterMap Map<String, String> form) {
        this.checks = checks;
        this.current = current;
        this.request = request;
        this.form = form;
    }

    /** Whether somebody is signed in here. */
    public boolean isSignedIn() {
        return current.find(request).isPresent();
    }

    /** What leads back to the client that asked, carried through the form; checked again before it is followed. */
    public Map<String, String> getKept() {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : List.of("post_logout_redirect_uri", "client_id", "state")) {
            Optional.ofNullable(form.get(name)).ifPresent(value -> kept.put(name, value));
        }
        return kept;
    }

    /** Ends the session and goes back to the client that asked, or says that it is done. */
    public void signOut() {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        current.end(request, response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", destination());
        faces.responseComplete();
    }

    private String destination() {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        getKept().forEach((name, value) -> kept.put(name, List.of(value)));
        try {
            return checks.check(Parameters.of(kept)).destination().orElse("/sign-out");
        } catch (Refusal tampered) {
            return "/sign-out";
        }
    }
}
