package triad.provider.key;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import triad.provider.allocation.PlainRequest;
import triad.provider.allocation.PlainResponse;
import triad.provider.allocation.WarmProvider;

/** The JWK set, with the current and the next key of every algorithm. */
@State(Scope.Benchmark)
public class JwksCost {
    private final JwksEndpoint endpoint = new JwksEndpoint(WarmProvider.SHARED.keys());
    private final PlainRequest request = PlainRequest.get();

    @Benchmark
    public int jwks() throws ServletException, IOException {
        PlainResponse response = new PlainResponse();
        endpoint.service(request, response);
        return response.length();
    }
}
