package triad.backend.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The token of the current request wherever one is injected. The server's own way there looks beans up by JNDI for every request. */
@Alternative
@Priority(1)
@ApplicationScoped
class CallersToken {

    /** Only where the guard has let somebody in: outside of requests below {@code /api} there is none. */
    @Produces
    @RequestScoped
    JsonWebToken of(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof VerifiedToken token) {
            return token;
        }
        throw new IllegalStateException("Nobody has been let in");
    }
}
