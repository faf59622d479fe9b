package triad.backend.limit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.config.BackendConfig;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** Counts each request to its user and its client before anything is read or found; one too many is refused with the time to wait. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class RateLimit implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String OF_USER = RateLimit.class.getName();

    private final JsonWebToken token;
    private final Quota perUser;
    private final Quota perClient;

    @Inject
    RateLimit(JsonWebToken token, BackendConfig config) {
        this.token = token;
        this.perUser = new Quota("user", config.limit().perUser());
        this.perClient = new Quota("client", config.limit().perClient());
    }

    /** The user first: what is refused to one of them costs the client, which serves others, nothing. */
    @Override
    public void filter(ContainerRequestContext request) {
        Quota.Usage ofUser = perUser.use(token.getSubject());
        request.setProperty(OF_USER, ofUser);
        demand(ofUser, "You have made too many requests; wait a little");
        demand(perClient.use(token.getClaim("client_id")), "Too many requests come from this client; wait a little");
    }

    /** Tells users how much is left for them; what other users of the same client leave is not theirs to know. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(OF_USER) instanceof Quota.Usage usage) {
            response.getHeaders().putSingle("RateLimit-Policy", usage.quota().policy());
            response.getHeaders().putSingle("RateLimit", usage.field());
        }
    }

    /** RFC 6585 §4. */
    private static void demand(Quota.Usage usage, String otherwise) {
        if (!usage.isGranted()) {
            throw Refusal.untilLater(Reason.TOO_MANY_REQUESTS, otherwise, usage.pause());
        }
    }
}
