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
import triad.provider.authenticate.ClientAuthentication;
import triad.provider.authorize.AuthorizationChecks;
import triad.provider.authorize.AuthorizationRequests;
import triad.provider.authorize.PushedUri;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.JsonAnswer;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;

/** The pushed authorization request endpoint (RFC 9126 §2): checks the whole request before any browser sees it. */
@WebServlet("/par")
public class PushedAuthorizationRequestEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient ClientAuthentication authentication;
    private final transient AuthorizationChecks checks;
    private final transient AuthorizationRequests requests;
    private final Duration lifetime;

    @Inject
    PushedAuthorizationRequestEndpoint(
            ClientAuthentication authentication,
            AuthorizationChecks checks,
            AuthorizationRequests requests,
            ProviderConfig config) {
        this.authentication = authentication;
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
        checks.check(client, parameters);
        PushedUri pushed = new PushedUri(requests.push(client.clientId(), parameters, lifetime));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("request_uri", pushed.uri());
        answer.put("expires_in", lifetime.toSeconds());
        return answer;
    }
}
