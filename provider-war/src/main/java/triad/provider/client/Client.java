package triad.provider.client;

import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * A registered OAuth client (RFC 7591 §2).
 *
 * @param clientId the identifier it uses in requests
 * @param name what people read on the consent page
 * @param redirectUris where authorization responses may go, compared character by character (RFC 9700 §2.1)
 * @param postLogoutRedirectUris where the browser may go after a sign-out
 * @param grantTypes the grants it may use
 * @param scope what it may ask for, altogether
 * @param certificateSubject the subject of its TLS certificate (RFC 8705 §2.1.2)
 * @param mustPush whether its authorization requests must be pushed (RFC 9126 §6)
 */
public record Client(
        String clientId,
        String name,
        Set<String> redirectUris,
        Set<String> postLogoutRedirectUris,
        Set<String> grantTypes,
        Scopes scope,
        Optional<X500Principal> certificateSubject,
        boolean mustPush) {

    /** Whether the client registered the grant. */
    public boolean mayUse(String grantType) {
        return grantTypes.contains(grantType);
    }
}
