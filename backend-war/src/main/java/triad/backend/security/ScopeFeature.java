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

/**
 * Puts each resource method behind the scope it requires, and behind the provider's word where it is {@link Introspected}; one that names no
 * scope, such as those the framework adds, is closed to all.
 */
@Provider
@ApplicationScoped
public class ScopeFeature implements DynamicFeature {
    private static final String NOBODY_HAS_IT = "";

    private final JsonWebToken token;
    private final Revocation revocation;

    @Inject
    ScopeFeature(JsonWebToken token, Revocation revocation) {
        this.token = token;
        this.revocation = revocation;
    }

    @Override
    public void configure(ResourceInfo method, FeatureContext context) {
        RequiresScope required = method.getResourceMethod().getAnnotation(RequiresScope.class);
        context.register(new ScopeFilter(token, required == null ? NOBODY_HAS_IT : required.value()));
        if (method.getResourceMethod().isAnnotationPresent(Introspected.class)) {
            context.register(new IntrospectionFilter(token, revocation));
        }
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

    /** RFC 6750 §3.1: {@code invalid_token}. */
    record IntrospectionFilter(JsonWebToken token, Revocation revocation) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            if (!revocation.isActiveAtProvider(token)) {
                throw new Refusal(Reason.INVALID_TOKEN, "No longer valid");
            }
        }
    }
}
