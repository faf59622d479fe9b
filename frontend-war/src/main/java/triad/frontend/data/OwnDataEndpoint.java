package triad.frontend.data;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import triad.frontend.session.Sessions;
import triad.frontend.session.StepUps;

/** All that is kept of the user, as a download; where the sign-in is too old for it, another one and then the profile, which offers it again. */
@WebServlet("/profile/data")
public class OwnDataEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String PROFILE = "/profile?data=";

    private final transient OwnData data;
    private final transient StepUps stepUps;
    private final transient Sessions sessions;

    @Inject
    OwnDataEndpoint(OwnData data, StepUps stepUps, Sessions sessions) {
        this.data = data;
        this.stepUps = stepUps;
        this.sessions = sessions;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OwnData.Answer answer = data.read();
        if (answer instanceof OwnData.File file) {
            response.setContentType("application/json");
            response.setHeader("Content-Disposition", "attachment; filename=\"profile.json\"");
            response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            response.setContentLength(file.json().length);
            response.getOutputStream().write(file.json());
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", otherwise(request, answer));
        }
    }

    private String otherwise(HttpServletRequest request, OwnData.Answer answer) {
        if (answer instanceof OwnData.SignInWanted wanted) {
            stepUps.require(request, wanted.stepUp(), PROFILE + "fresh");
            return PROFILE + "fresh";
        }
        if (answer instanceof OwnData.SignedOut) {
            sessions.end(request);
            return "/sign-in-failed?because=ended";
        }
        return PROFILE + (answer instanceof OwnData.NotAllowed ? "refused" : "away");
    }
}
