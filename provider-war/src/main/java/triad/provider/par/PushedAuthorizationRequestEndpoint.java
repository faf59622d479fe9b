package triad.provider.par;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import triad.provider.authenticate.ClientAuthentication;
import triad.provider.authorize.AuthorizationChecks;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.dpop.DpopProofs;
import triad.provider.http.ErrorCode;
import triad.provider.http.JsonAnswer;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.request.AuthorizationRequests;
import triad.provider.request.PushedUri;
import triad.provider.request.RequestObjects;

/** The pushed authorization request endpoint (RFC 9126 §2): checks the whole request before any browser sees it. */
@WebServlet("/par")
public class PushedAuthorizationRequestEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    /** What proves the client is nothing that waits for a browser. */
    private static final Set<String> CREDENTIALS = Set.of("client_secret", "client_assertion", "client_assertion_type");

    private final transient ClientAuthentication authentication;
    private final transient RequestObjects objects;
    private final transient DpopProofs proofs;
    private final transient AuthorizationChecks checks;
    private final transient AuthorizationRequests requests;
    private final Duration lifetime;

    @Inject
    PushedAuthorizationRequestEndpoint(
            ClientAuthentication authentication,
            RequestObjects objects,
            DpopProofs proofs,
            AuthorizationChecks checks,
            AuthorizationRequests requests,
            ProviderConfig config) {
        this.authentication = authentication;
        this.objects = objects;
        this.proofs = proofs;
        this.checks = checks;
        this.requests = requests;
        this.lifetime = config.lifetimes().pushedRequest();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswer.write(response, HttpServletResponse.SC_CREATED, () -> push(request));
    }

    private Map<String, Object> push(HttpServletRequest request) throws IOException {
        Parameters parameters = Parameters.ofForm(request);
        Client client = authentication.authenticate(request, parameters).client();
        if (parameters.has("request_uri")) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "request_uri cannot be pushed");
        }
        Parameters asked = boundToKey(request, objects.open(client, parameters.without(CREDENTIALS)));
        checks.check(client, asked);
        PushedUri pushed = new PushedUri(requests.push(client.clientId(), asked, lifetime));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("request_uri", pushed.uri());
        answer.put("expires_in", lifetime.toSeconds());
        return answer;
    }

    /** A DPoP proof binds the code to its key as {@code dpop_jkt} does; both must name the same key (RFC 9449 §10.1). */
    private Parameters boundToKey(HttpServletRequest request, Parameters asked) {
        Optional<String> key = proofs.verify(request, Optional.empty());
        Optional<String> named = asked.find("dpop_jkt");
        if (key.isPresent() && named.isPresent() && !key.equals(named)) {
            throw new Refusal(ErrorCode.INVALID_DPOP_PROOF, "The DPoP proof is of another key than dpop_jkt");
        }
        return key.map(thumbprint -> asked.with("dpop_jkt", thumbprint)).orElse(asked);
    }
}
