package triad.provider.account;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;

/** The way on after a form (RFC 9110 §15.4.4), so that loading the page again does nothing again. */
public final class SeeOther {
    private SeeOther() {}

    /** Ends the page's work; the path is ours, never what somebody sent. */
    public static void to(String location) {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", location);
        faces.responseComplete();
    }
}
