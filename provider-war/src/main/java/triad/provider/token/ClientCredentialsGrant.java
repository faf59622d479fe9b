package triad.provider.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.client.ProtectedResource;
import triad.provider.client.ProtectedResources;
import triad.provider.client.Scopes;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;

/** The client credentials grant (RFC 6749 §4.4): a client for itself, at a resource that is not about a user. */
@ApplicationScoped
class ClientCredentialsGrant implements Grant {
    private final ProtectedResources resources;
    private final AccessTokens accessTokens;
    private final Duration lifetime;
    private final Clock clock;

    @Inject
    ClientCredentialsGrant(
            ProtectedResources resources, AccessTokens accessTokens, ProviderConfig config, Clock clock) {
        this.resources = resources;
        this.accessTokens = accessTokens;
        this.lifetime = config.lifetimes().accessToken();
        this.clock = clock;
    }

    @Override
    public String grantType() {
        return "client_credentials";
    }

    @Override
    public TokenResponse redeem(TokenRequest request) {
        Client client = request.client();
        ProtectedResource resource = resources.require(request.parameters().all("resource"));
        if (resource.equals(resources.userApi())) {
            throw new Refusal(ErrorCode.INVALID_TARGET, "Name a resource that needs no user");
        }
        Scopes scope = scope(request, client, resource);
        Instant now = clock.instant();
        String token = accessTokens.issue(new AccessToken(
                OpaqueValue.random().value(),
                client.clientId(),
                client.clientId(),
                resource.resource(),
                scope,
                now,
                now.plus(lifetime),
                request.confirmation(),
                Optional.empty(),
                Optional.empty()));
        return TokenResponse.of(token, request.confirmation(), lifetime, scope);
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
