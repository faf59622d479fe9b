package triad.frontend.logout;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import triad.frontend.provider.ProviderAway;
import triad.frontend.session.Sessions;

/** Where the provider says that a session has ended (OpenID Connect Back-Channel Logout 1.0 §2.5 to §2.8); it has no cookie, the token is the proof. */
@WebServlet("/backchannel-logout")
public class BackChannelLogoutEndpoint extends HttpServlet {
    private static final System.Logger LOG = System.getLogger(BackChannelLogoutEndpoint.class.getName());

    private final transient LogoutTokens tokens;
    private final transient Sessions sessions;

    @Inject
    BackChannelLogoutEndpoint(LogoutTokens tokens, Sessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        String[] values = request.getParameterValues("logout_token");
        if (values == null || values.length != 1) {
            refuse(response);
            return;
        }
        try {
            sessions.end(tokens.redeem(values[0]));
        } catch (LogoutTokenRefused refused) {
            LOG.log(System.Logger.Level.WARNING, "Logout token refused: {0}", refused.getMessage());
            refuse(response);
        } catch (ProviderAway away) {
            LOG.log(System.Logger.Level.WARNING, "Logout token not verified", away);
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    /** §2.8: one answer for all that is wrong. */
    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("application/json");
        response.getWriter().write("{\"error\":\"invalid_request\"}");
    }
}
