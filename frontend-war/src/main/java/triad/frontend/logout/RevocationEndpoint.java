package triad.frontend.logout;

import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerEndpointMetadata;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import triad.frontend.provider.Provider;
import triad.frontend.provider.ProviderConnection;

/** Gives a refresh token back (RFC 7009 §2.1); with it fall the access tokens it made. */
@ApplicationScoped
class RevocationEndpoint {
    private final Provider provider;
    private final ProviderConnection connection;

    @Inject
    RevocationEndpoint(Provider provider, ProviderConnection connection) {
        this.provider = provider;
        this.connection = connection;
    }

    /** Nothing happens where the provider has no such endpoint. */
    void revoke(String refreshToken) {
        provider.endpoint(AuthorizationServerEndpointMetadata::getRevocationEndpointURI)
                .map(endpoint -> new TokenRevocationRequest(
                        endpoint, connection.authentication(), new RefreshToken(refreshToken)))
                .ifPresent(request -> connection.send(request.toHTTPRequest()));
    }
}
