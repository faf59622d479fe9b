package triad.provider.introspect;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import triad.provider.authenticate.ClientAuthentication;
import triad.provider.client.Client;
import triad.provider.client.ProtectedResource;
import triad.provider.client.ProtectedResources;
import triad.provider.config.ProviderConfig;
import triad.provider.http.Confirmation;
import triad.provider.http.JsonAnswer;
import triad.provider.http.Parameters;
import triad.provider.token.AccessToken;
import triad.provider.token.AccessTokens;

/**
 * The introspection endpoint (RFC 7662 §2): whether an access token still holds.
 *
 * <p>Only the resource server that the token is for, and the client that it was issued to, learn anything; everybody else reads
 * {@code active: false}.
 */
@WebServlet("/introspect")
public class IntrospectionEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient ClientAuthentication authentication;
    private final transient AccessTokens tokens;
    private final transient ProtectedResources resources;
    private final String issuer;

    @Inject
    IntrospectionEndpoint(
            ClientAuthentication authentication,
            AccessTokens tokens,
            ProtectedResources resources,
            ProviderConfig config) {
        this.authentication = authentication;
        this.tokens = tokens;
        this.resources = resources;
        this.issuer = config.issuer().toString();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswer.write(response, HttpServletResponse.SC_OK, () -> introspect(request));
    }

    private Map<String, Object> introspect(HttpServletRequest request) throws IOException {
        Parameters parameters = Parameters.ofForm(request);
        Client caller = authentication.authenticate(request, parameters).client();
        return tokens.verify(parameters.require("token"))
                .filter(token -> meantFor(caller, token))
                .map(this::active)
                .orElse(Map.of("active", false));
    }

    private boolean meantFor(Client caller, AccessToken token) {
        return token.clientId().equals(caller.clientId())
                || resources
                        .find(token.audience())
                        .flatMap(ProtectedResource::clientId)
                        .filter(caller.clientId()::equals)
                        .isPresent();
    }

    private Map<String, Object> active(AccessToken token) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        members.put("iss", issuer);
        members.put("sub", token.subject());
        members.put("aud", token.audience());
        members.put("client_id", token.clientId());
        members.put("scope", token.scope().toString());
        members.put("iat", token.issuedAt().getEpochSecond());
        members.put("exp", token.expiresAt().getEpochSecond());
        members.put("jti", token.jwtId());
        members.put("token_type", token.confirmation().tokenType());
        if (!Confirmation.NONE.equals(token.confirmation())) {
            members.put("cnf", token.confirmation().toMap());
        }
        token.actor().ifPresent(actor -> members.put("act", actor));
        return members;
    }
}
