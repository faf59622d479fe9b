package triad.frontend.backend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;
import triad.frontend.session.Sessions;

/** Puts the user's access token on a call (RFC 6750 §2.1), and nothing else of what the browser sent: no cookie, no header. */
@ApplicationScoped
public class TokenHeadersFactory implements ClientHeadersFactory {
    private final Sessions sessions;
    private final HttpServletRequest request;

    @Inject
    public TokenHeadersFactory(Sessions sessions, HttpServletRequest request) {
        this.sessions = sessions;
        this.request = request;
    }

    /** Without a user the call goes out bare, and the backend says 401. */
    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        sessions.find(request)
                .ifPresent(user -> headers.putSingle(
                        HttpHeaders.AUTHORIZATION, "Bearer " + user.tokens().accessToken()));
        return headers;
    }
}
