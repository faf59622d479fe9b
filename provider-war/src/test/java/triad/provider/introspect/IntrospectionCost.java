package triad.provider.introspect;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import triad.provider.allocation.PlainRequest;
import triad.provider.allocation.PlainResponse;
import triad.provider.allocation.WarmProvider;

/** An introspection of an access token that the node knows. */
@State(Scope.Benchmark)
public class IntrospectionCost {
    private final WarmProvider provider = WarmProvider.SHARED;
    private final IntrospectionEndpoint endpoint = new IntrospectionEndpoint(
            provider.authentication(),
            new Introspection(
                    provider.accessTokens(),
                    provider.refreshTokens(),
                    provider.resources(),
                    provider.subjects(),
                    provider.config()),
            provider.keys(),
            provider.encryption(),
            provider.config(),
            provider.clock());
    private final PlainRequest request =
            PlainRequest.form(Map.of("Authorization", provider.basic()), "token=" + provider.accessToken());

    @Benchmark
    public int knownToken() throws ServletException, IOException {
        PlainResponse response = new PlainResponse();
        endpoint.service(request, response);
        return response.length();
    }
}
