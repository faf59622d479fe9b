package triad.provider.logout;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.page.ErrorPage;
import triad.provider.session.CurrentSession;
import triad.provider.session.Session;

/**
 * The end-session endpoint (OpenID Connect RP-Initiated Logout §2).
 *
 * <p>A hint for the very session of this browser ends it at once; without one the person is asked, so that no other site can sign
 * anybody out.
 */
@WebServlet("/logout")
public class LogoutEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient LogoutChecks checks;
    private final transient CurrentSession current;

    @Inject
    LogoutEndpoint(LogoutChecks checks, CurrentSession current) {
        this.checks = checks;
        this.current = current;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            end(request, response, Parameters.ofQuery(request));
        } catch (Refusal refusal) {
            ErrorPage.show(request, response, refusal);
        }
    }

    /** Another site's form comes without the session's cookie; the same question by GET brings it. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            Parameters parameters = Parameters.ofForm(request);
            if (current.find(request).isEmpty()) {
                seeOther(response, "/logout?" + URLUtils.serializeParameters(parameters.toMap()));
            } else {
                end(request, response, parameters);
            }
        } catch (Refusal refusal) {
            ErrorPage.show(request, response, refusal);
        }
    }

    private void end(HttpServletRequest request, HttpServletResponse response, Parameters parameters) {
        LogoutRequest logout = checks.check(parameters);
        Optional<Session> session = current.find(request);
        boolean hinted = session.map(Session::sessionId).equals(logout.sessionId());
        if (session.isPresent() && !hinted) {
            seeOther(response, logout.question());
        } else {
            current.end(request, response);
            seeOther(response, logout.destination().orElse("/sign-out"));
        }
    }

    private static void seeOther(HttpServletResponse response, String location) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", location);
    }
}
