package triad.backend.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Proxy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import triad.backend.fake.PlainToken;
import triad.backend.security.ScopeFeature.ScopeFilter;

/** What a token permits, as it is asked for every request. */
@State(Scope.Benchmark)
public class ScopeCost {
    private static final ContainerRequestContext REQUEST = (ContainerRequestContext) Proxy.newProxyInstance(
            ScopeCost.class.getClassLoader(), new Class<?>[] {ContainerRequestContext.class}, (self, method, given) -> {
                throw new UnsupportedOperationException(method.getName());
            });
    private final ScopeFilter scope = new ScopeFilter(PlainToken.of("token", 0), "people:read");

    @Benchmark
    public void scope() {
        scope.filter(REQUEST);
    }
}
