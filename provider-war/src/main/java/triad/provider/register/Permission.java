package triad.provider.register;

import java.util.Optional;
import triad.provider.resource.Scopes;

/**
 * What allows a registration.
 *
 * @param tokenHash the stored initial access token that it uses; empty for the deployment's own secret
 * @param isOpen whether it came without any token
 * @param scope what the client may ask for beside the user API's scopes
 */
record Permission(Optional<String> tokenHash, boolean isOpen, Scopes scope) {
    /** Anybody's. */
    static final Permission OPEN = new Permission(Optional.empty(), true, Scopes.NONE);
    /** That of the deployment's own secret. */
    static final Permission DEPLOYMENT = new Permission(Optional.empty(), false, Scopes.NONE);

    /** That of an initial access token. */
    static Permission of(String tokenHash, Scopes scope) {
        return new Permission(Optional.of(tokenHash), false, scope);
    }
}
