package triad.provider.logout;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.client.Clients;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.token.IdTokens;

/** The checks of a sign-out request in their order: whose hint, which client, where to. */
@ApplicationScoped
public class LogoutChecks {
    private static final int MOST_STATE = 1000;
    private final IdTokens idTokens;
    private final Clients clients;

    @Inject
    LogoutChecks(IdTokens idTokens, Clients clients) {
        this.idTokens = idTokens;
        this.clients = clients;
    }

    /** The request, once everything about it holds. */
    LogoutRequest check(Parameters parameters) {
        Optional<JWTClaimsSet> hint = parameters.find("id_token_hint").map(this::hint);
        Optional<Client> client = client(hint, parameters.find("client_id"));
        Optional<String> redirectUri = parameters.find("post_logout_redirect_uri");
        boolean registered = redirectUri
                .map(uri -> client.filter(c -> c.postLogoutRedirectUris().contains(uri))
                        .isPresent())
                .orElse(true);
        if (!registered) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The address to return to is not registered for the client");
        }
        Optional<String> state = parameters.find("state").filter(s -> s.length() <= MOST_STATE);
        Optional<String> sessionId = hint.map(claims -> claims.getClaim("sid")).map(String::valueOf);
        return new LogoutRequest(client, sessionId, redirectUri, state);
    }

    private JWTClaimsSet hint(String idToken) {
        return idTokens.readHint(idToken)
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_REQUEST, "The id_token_hint is not of this provider"));
    }

    private Optional<Client> client(Optional<JWTClaimsSet> hint, Optional<String> clientId) {
        Optional<String> audience = hint.map(claims -> claims.getAudience().get(0));
        if (audience.isPresent() && clientId.isPresent() && !audience.equals(clientId)) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The id_token_hint is another client's");
        }
        return audience.or(() -> clientId).flatMap(clients::find);
    }
}
