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
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.page.BrowserCookie;
import triad.provider.page.ErrorPage;
import triad.provider.request.AuthorizationRequests;
import triad.provider.request.IncomingRequests;
import triad.provider.request.StoredRequest;
import triad.provider.response.ReturnAddress;

/**
 * The authorization endpoint (RFC 6749 §3.1, OpenID Connect Core §3.1.2): takes a request in, and takes it up again after a page.
 *
 * <p>Until client and redirect URI are known, a refusal is a page here; from then on it goes to the client.
 */
@WebServlet({"/authorize", "/authorize/*"})
public class AuthorizationEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String CANCEL = "/cancel";
    private final transient Clients clients;
    private final transient IncomingRequests incoming;
    private final transient AuthorizationRequests requests;
    private final transient AuthorizationAnswer answer;

    @Inject
    AuthorizationEndpoint(
            Clients clients, IncomingRequests incoming, AuthorizationRequests requests, AuthorizationAnswer answer) {
        this.clients = clients;
        this.incoming = incoming;
        this.requests = requests;
        this.answer = answer;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            if (request.getPathInfo() == null) {
                begin(request, response, Parameters.ofQuery(request));
            } else {
                resume(request, response, request.getPathInfo().substring(1));
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

    private void begin(HttpServletRequest request, HttpServletResponse response, Parameters parameters)
            throws IOException {
        Client client = client(parameters.require("client_id"));
        Optional<StoredRequest> arrived = take(response, client, parameters);
        if (arrived.isPresent()) {
            answer.begin(request, response, client, arrived.get());
        }
    }

    /** A request that cannot be read is refused where it says, if that is a place of the client's. */
    private Optional<StoredRequest> take(HttpServletResponse response, Client client, Parameters parameters)
            throws IOException {
        try {
            return Optional.of(incoming.take(client, parameters));
        } catch (Refusal refusal) {
            ReturnAddress to = ReturnAddress.find(client, parameters).orElseThrow(() -> refusal);
            answer.refuse(response, to, refusal);
            return Optional.empty();
        }
    }

    /** The path is the request's handle, or that and what the person who will not sign in asked for. */
    private void resume(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        boolean cancelled = path.endsWith(CANCEL);
        OpaqueValue handle = new OpaqueValue(cancelled ? path.substring(0, path.length() - CANCEL.length()) : path);
        StoredRequest stored = requests.findBegun(handle, BrowserCookie.BROWSER.readAll(request))
                .orElseThrow(() -> new Refusal(
                        ErrorCode.INVALID_REQUEST,
                        "This sign-in is over. Go back to where you came from and start again"));
        Client client = client(stored.clientId());
        if (cancelled) {
            Refusal refusal = new Refusal(ErrorCode.ACCESS_DENIED, "The user did not sign in");
            answer.refuse(response, ReturnAddress.of(client, stored.parameters()), refusal);
        } else {
            answer.resume(request, response, client, stored, handle);
        }
    }

    private Client client(String clientId) {
        return clients.find(clientId)
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_REQUEST, "The client is not known"));
    }
}
