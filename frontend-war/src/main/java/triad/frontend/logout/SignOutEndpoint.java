package triad.frontend.logout;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import triad.frontend.session.Sessions;
import triad.frontend.session.SignedIn;

/** Ends the session here first, then at the provider; POST alone, so that a link or an image cannot sign anyone out. */
@WebServlet("/sign-out")
public class SignOutEndpoint extends HttpServlet {
    private final transient Sessions sessions;
    private final transient ProviderSignOut providerSignOut;

    @Inject
    SignOutEndpoint(Sessions sessions, ProviderSignOut providerSignOut) {
        this.sessions = sessions;
        this.providerSignOut = providerSignOut;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        Optional<SignedIn> user = sessions.find(request);
        sessions.end(request, response);
        URI next = user.map(providerSignOut::begin).orElse(ProviderSignOut.HERE);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", next.toString());
    }
}
