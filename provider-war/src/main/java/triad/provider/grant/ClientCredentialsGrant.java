package triad.provider.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.resource.ProtectedResource;
import triad.provider.resource.ProtectedResources;
import triad.provider.resource.Scopes;
import triad.provider.token.AccessToken;
import triad.provider.token.AccessTokens;
import triad.provider.token.Grant;
import triad.provider.token.TokenRequest;
import triad.provider.token.TokenResponse;

/** The client credentials grant (RFC 6749 §4.4): a client for itself, at a resource that is not about a user. */
@ApplicationScoped
class ClientCredentialsGrant implements Grant {
    private final ProtectedResources resources;
    private final AccessTokens accessTokens;

    @Inject
    ClientCredentialsGrant(ProtectedResources resources, AccessTokens accessTokens) {
        this.resources = resources;
        this.accessTokens = accessTokens;
    }

    @Override
    public String grantType() {
        return "client_credentials";
    }

    @Override
    public TokenResponse redeem(TokenRequest request) {
        Client client = request.client();
        ProtectedResource resource = resource(request);
        Scopes scope = scope(request, client, resource);
        AccessToken.Times times = accessTokens.times(Instant.MAX);
        String token = accessTokens.issue(new AccessToken(
                OpaqueValue.random().value(),
                client.clientId(),
                client.clientId(),
                resource.resource(),
                scope,
                times,
                request.confirmation(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return TokenResponse.of(token, request.confirmation(), times.lasts(), scope);
    }

    /** The one that was named, otherwise the only one at which the client may do anything; never the user API. */
    private ProtectedResource resource(TokenRequest request) {
        List<String> named = request.parameters().all("resource");
        return Optional.of(named)
                .filter(all -> !all.isEmpty())
                .map(resources::require)
                .or(() -> resources.findOnly(request.client().scope()))
                .filter(resource -> !resource.equals(resources.userApi()))
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_TARGET, "Name a resource that needs no user"));
    }

    /** What was asked for, or all that the client may do there. */
    private static Scopes scope(TokenRequest request, Client client, ProtectedResource resource) {
        Scopes allowed = client.scope().within(resource.scopes());
        Scopes scope = request.parameters().find("scope").map(Scopes::parse).orElse(allowed);
        if (scope.isEmpty() || !allowed.covers(scope)) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "The client may not ask for this scope here");
        }
        return scope;
    }
}
