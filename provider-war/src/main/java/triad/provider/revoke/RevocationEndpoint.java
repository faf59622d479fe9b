package triad.provider.revoke;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import triad.provider.authenticate.ClientAuthentication;
import triad.provider.client.Client;
import triad.provider.family.TokenFamilies;
import triad.provider.http.JsonAnswer;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Parameters;
import triad.provider.token.AccessToken;
import triad.provider.token.AccessTokens;
import triad.provider.token.RefreshTokens;

/** The revocation endpoint (RFC 7009 §2): a client gives a token back, and everything of its family with it. */
@WebServlet("/revoke")
public class RevocationEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient ClientAuthentication authentication;
    private final transient RefreshTokens refreshTokens;
    private final transient AccessTokens accessTokens;
    private final transient TokenFamilies families;

    @Inject
    RevocationEndpoint(
            ClientAuthentication authentication,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            TokenFamilies families) {
        this.authentication = authentication;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.families = families;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswer.write(response, HttpServletResponse.SC_OK, () -> revoke(request));
    }

    /** A token that is unknown, or somebody else's, is answered the same way (§2.2). */
    private Map<String, Object> revoke(HttpServletRequest request) throws IOException {
        Parameters parameters = Parameters.ofForm(request);
        Client client = authentication.authenticate(request, parameters).client();
        String token = parameters.require("token");
        familyOf(client, token).ifPresent(families::revoke);
        return Map.of();
    }

    private Optional<String> familyOf(Client client, String token) {
        return refreshTokens
                .find(client, new OpaqueValue(token))
                .map(found -> found.family().familyId())
                .or(() -> accessTokens
                        .verify(token)
                        .filter(read -> read.clientId().equals(client.clientId()))
                        .flatMap(AccessToken::signIn)
                        .map(signIn -> signIn.family().familyId()));
    }
}
