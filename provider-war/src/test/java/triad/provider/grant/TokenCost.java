package triad.provider.grant;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import triad.provider.allocation.Allocations;
import triad.provider.allocation.PlainRequest;
import triad.provider.allocation.PlainResponse;
import triad.provider.allocation.WarmProvider;
import triad.provider.authenticate.ClientAuthentication;
import triad.provider.authenticate.ClientAuthentication.Authenticated;
import triad.provider.authenticate.SenderConstraint;
import triad.provider.http.JsonAnswer;
import triad.provider.http.Parameters;
import triad.provider.token.AccessToken;
import triad.provider.token.AccessTokens;
import triad.provider.token.Grant;
import triad.provider.token.TokenRequest;

/** Client credentials, as a whole and in parts, and the tokens that come of them. */
@State(Scope.Benchmark)
public class TokenCost {
    private static final String FORM = "grant_type=client_credentials&resource=https%3A%2F%2Forders.example";
    private final WarmProvider provider = WarmProvider.SHARED;
    private final AccessTokens tokens = provider.accessTokens();
    private final ClientAuthentication authentication = provider.authentication();
    private final SenderConstraint constraint = provider.constraint();
    private final Grant grant = new ClientCredentialsGrant(provider.resources(), tokens);
    private final PlainRequest bySecret = PlainRequest.form(Map.of("Authorization", provider.basic()), FORM);
    private final PlainRequest byKey = PlainRequest.form(
            Map.of(),
            FORM + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                    + "&client_assertion=" + provider.assertion());
    private final String known = provider.accessToken();
    private String[] unknown = {};
    private int next;

    /** Each is verified once. */
    @Setup
    public void issueSome() {
        unknown = IntStream.range(0, Allocations.OPERATIONS)
                .mapToObj(one -> provider.accessToken())
                .toArray(String[]::new);
        tokens.verify(known);
    }

    @Benchmark
    public int requestWithSecret() throws IOException {
        return answer(bySecret);
    }

    @Benchmark
    public int requestWithKey() throws IOException {
        return answer(byKey);
    }

    @Benchmark
    public Parameters parseForm() throws IOException {
        return Parameters.ofForm(byKey);
    }

    @Benchmark
    public Authenticated authenticateBySecret() throws IOException {
        return authentication.authenticate(bySecret, Parameters.ofForm(bySecret));
    }

    @Benchmark
    public Authenticated authenticateByKey() throws IOException {
        return authentication.authenticate(byKey, Parameters.ofForm(byKey));
    }

    @Benchmark
    public String issueAccessToken() {
        return provider.accessToken();
    }

    @Benchmark
    public Optional<AccessToken> verifyNewToken() {
        return tokens.verify(unknown[next++ % unknown.length]);
    }

    @Benchmark
    public Optional<AccessToken> verifyKnownToken() {
        return tokens.verify(known);
    }

    /** As {@link triad.provider.token.TokenEndpoint} does it, which a container makes. */
    private int answer(PlainRequest request) throws IOException {
        PlainResponse response = new PlainResponse();
        JsonAnswer.write(response, PlainResponse.SC_OK, () -> {
            Parameters parameters = Parameters.ofForm(request);
            Authenticated caller = authentication.authenticate(request, parameters);
            return grant.redeem(new TokenRequest(caller.client(), constraint.of(request, caller), parameters))
                    .toMap();
        });
        return response.length();
    }
}
