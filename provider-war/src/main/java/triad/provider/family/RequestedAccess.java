package triad.provider.family;

import triad.provider.claims.ClaimsRequest;
import triad.provider.details.AuthorizationDetails;
import triad.provider.resource.ProtectedResource;
import triad.provider.resource.Scopes;

/**
 * What an authorization request asks for.
 *
 * @param scopes the provider's own and the resource's together; may be empty where there are details
 * @param resource what the access token is for (RFC 8707)
 * @param claims by name, beside the scopes (OpenID Connect Core §5.5)
 * @param details of types that client and resource know (RFC 9396)
 */
public record RequestedAccess(
        Scopes scopes, ProtectedResource resource, ClaimsRequest claims, AuthorizationDetails details) {

    /** The scope of the access token: what the resource understands. */
    public Scopes resourceScopes() {
        return scopes.within(resource.scopes());
    }
}
