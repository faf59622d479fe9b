package triad.provider.logout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import triad.provider.session.CurrentSession;

/** Behind sign-out.xhtml: asks whether to sign out, and says so when it is done. */
@Named
@RequestScoped
public class SignOutPage {
    private final CurrentSession current;
    private final HttpServletRequest request;

    @Inject
    SignOutPage(CurrentSession current, HttpServletRequest request) {
        this.current = current;
        this.request = request;
    }

    /** Whether somebody is signed in here. */
    public boolean isSignedIn() {
        return current.find(request).isPresent();
    }

    /** Ends the session. */
    public void signOut() {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        current.end(request, response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/sign-out");
        faces.responseComplete();
    }
}
