package triad.backend.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;

/** Puts each resource method behind the scope it requires; one that names none, such as those the framework adds, is closed to all. */
@Provider
@ApplicationScoped
public class ScopeFeature implements DynamicFeature {
    private static final String NOBODY_HAS_IT = "";

    private final JsonWebToken token;

    @Inject
    ScopeFeature(JsonWebToken token) {
        this.token = token;
    }

    @Override
    public void configure(ResourceInfo method, FeatureContext context) {
        RequiresScope required = method.getResourceMethod().getAnnotation(RequiresScope.class);
        context.register(new ScopeFilter(token, required == null ? NOBODY_HAS_IT : required.value()));
    }

    /** RFC 6750 §3.1: {@code insufficient_scope}. The token is that of the current request. */
    record ScopeFilter(JsonWebToken token, String scope) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            boolean granted =
                    !scope.equals(NOBODY_HAS_IT) && Claims.words(token, "scope").contains(scope);
            if (!granted) {
                throw Refusal.lacking(Reason.INSUFFICIENT_SCOPE, scope);
            }
        }
    }
}
