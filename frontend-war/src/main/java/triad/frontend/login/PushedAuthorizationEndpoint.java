package triad.frontend.login;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerEndpointMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import triad.frontend.provider.Provider;
import triad.frontend.provider.ProviderAway;
import triad.frontend.provider.ProviderConnection;
import triad.frontend.provider.ProviderRefusal;

/** Hands an authorization request to the provider behind the browser's back (RFC 9126 §2). */
@ApplicationScoped
class PushedAuthorizationEndpoint {
    private final Provider provider;
    private final ProviderConnection connection;

    @Inject
    PushedAuthorizationEndpoint(Provider provider, ProviderConnection connection) {
        this.provider = provider;
        this.connection = connection;
    }

    /** The {@code request_uri} that stands for the request. */
    URI push(AuthorizationRequest request) {
        URI endpoint = provider.requireEndpoint(
                "PAR endpoint", AuthorizationServerEndpointMetadata::getPushedAuthorizationRequestEndpointURI);
        var pushed = new PushedAuthorizationRequest(endpoint, connection.authentication(), request);
        try {
            var response = PushedAuthorizationResponse.parse(connection.send(pushed.toHTTPRequest()));
            if (!response.indicatesSuccess()) {
                throw ProviderRefusal.of(response.toErrorResponse().getErrorObject());
            }
            return response.toSuccessResponse().getRequestURI();
        } catch (ParseException cause) {
            throw new ProviderAway("its PAR answer cannot be read", cause);
        }
    }
}
