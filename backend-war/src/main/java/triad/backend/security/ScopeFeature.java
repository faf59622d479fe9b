package triad.backend.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.bearer.AccessToken;
import triad.backend.bearer.Claims;
import triad.backend.bearer.Revocation;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/**
 * Puts each resource method behind the scope it requires, then behind the role of {@link AdministratorsOnly}, a {@link RecentSignIn} and
 * the provider's word where it is {@link Introspected}; one that names no scope, such as those the framework adds, is closed to all.
 */
@Provider
@ApplicationScoped
public class ScopeFeature implements DynamicFeature {
    private static final String NOBODY_HAS_IT = "";

    private final AccessToken token;
    private final Revocation revocation;
    private final Clock clock;

    @Inject
    ScopeFeature(AccessToken token, Revocation revocation, Clock clock) {
        this.token = token;
        this.revocation = revocation;
        this.clock = clock;
    }

    @Override
    public void configure(ResourceInfo method, FeatureContext context) {
        Method called = method.getResourceMethod();
        RequiresScope required = called.getAnnotation(RequiresScope.class);
        context.register(
                new ScopeFilter(token, required == null ? NOBODY_HAS_IT : required.value()), Priorities.AUTHORIZATION);
        if (called.isAnnotationPresent(AdministratorsOnly.class)) {
            context.register(new AdministratorFilter(token), Priorities.AUTHORIZATION + 1);
        }
        RecentSignIn recent = called.getAnnotation(RecentSignIn.class);
        if (recent != null) {
            Duration maxAge = Duration.ofMinutes(recent.minutes());
            context.register(new SignInFilter(token, maxAge, clock), Priorities.AUTHORIZATION + 2);
        }
        if (called.isAnnotationPresent(Introspected.class)) {
            context.register(new IntrospectionFilter(token, revocation), Priorities.AUTHORIZATION + 3);
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

    /** No other token of the same person would do, so there is no challenge. */
    record AdministratorFilter(JsonWebToken token) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            if (!Claims.isAdministrator(token)) {
                throw new Refusal(Reason.ADMINISTRATORS_ONLY, "Your account has not the role administrator");
            }
        }
    }

    /** RFC 9470 §3: {@code insufficient_user_authentication}; a token that does not tell when counts as too old. */
    record SignInFilter(JsonWebToken token, Duration maxAge, Clock clock) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            Instant signedIn = Claims.seconds(token, "auth_time")
                    .map(Instant::ofEpochSecond)
                    .orElse(Instant.MIN);
            if (signedIn.isBefore(clock.instant().minus(maxAge))) {
                throw Refusal.ofSignInOlderThan(maxAge);
            }
        }
    }

    /** RFC 6750 §3.1: {@code invalid_token}. */
    record IntrospectionFilter(AccessToken token, Revocation revocation) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            if (!revocation.isActiveAtProvider(token)) {
                throw new Refusal(Reason.INVALID_TOKEN, "No longer valid");
            }
        }
    }
}
