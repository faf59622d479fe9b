package triad.provider.authorize;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.client.Clients;
import triad.provider.http.BrowserCookie;
import triad.provider.http.ErrorCode;
import triad.provider.http.ErrorPage;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;

/**
 * The authorization endpoint (RFC 6749 §3.1, OpenID Connect Core §3.1.2): takes a request in, and takes it up again after a page.
 *
 * <p>Until client and redirect URI are known, a refusal is a page here; from then on it goes to the client.
 */
@WebServlet({"/authorize", "/authorize/*"})
public class AuthorizationEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient Clients clients;
    private final transient AuthorizationRequests requests;
    private final transient AuthorizationChecks checks;
    private final transient AuthorizationAnswer answer;

    @Inject
    AuthorizationEndpoint(
            Clients clients, AuthorizationRequests requests, AuthorizationChecks checks, AuthorizationAnswer answer) {
        this.clients = clients;
        this.requests = requests;
        this.checks = checks;
        this.answer = answer;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            if (request.getPathInfo() == null) {
                begin(request, response, Parameters.ofQuery(request));
            } else {
                resume(request, response, new OpaqueValue(request.getPathInfo().substring(1)));
            }
        } catch (Refusal refusal) {
            ErrorPage.show(request, response, refusal);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            begin(request, response, Parameters.ofForm(request));
        } catch (Refusal refusal) {
            ErrorPage.show(request, response, refusal);
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response, Parameters parameters) {
        Client client = client(parameters.require("client_id"));
        Optional<StoredRequest> pushed = parameters.find("request_uri").map(uri -> pushed(client, uri));
        Parameters asked = pushed.map(StoredRequest::parameters).orElse(parameters);
        checks.redirectUri(client, asked);
        answer.begin(request, response, client, asked, pushed);
    }

    private void resume(HttpServletRequest request, HttpServletResponse response, OpaqueValue handle) {
        StoredRequest stored = BrowserCookie.BROWSER
                .read(request)
                .flatMap(browser -> requests.findBegun(handle, browser))
                .orElseThrow(() -> new Refusal(
                        ErrorCode.INVALID_REQUEST,
                        "This sign-in is over. Go back to where you came from and start again"));
        answer.resume(request, response, client(stored.clientId()), stored, handle);
    }

    private Client client(String clientId) {
        return clients.find(clientId)
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_REQUEST, "The client is not known"));
    }

    private StoredRequest pushed(Client client, String requestUri) {
        return PushedUri.find(requestUri)
                .flatMap(uri -> requests.findPushed(client.clientId(), uri.handle()))
                .orElseThrow(() ->
                        new Refusal(ErrorCode.INVALID_REQUEST_URI, "The request_uri is unknown, expired or used"));
    }
}
