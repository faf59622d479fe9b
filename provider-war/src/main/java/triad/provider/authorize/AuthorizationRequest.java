package triad.provider.authorize;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import triad.provider.client.Client;
import triad.provider.client.ProtectedResource;
import triad.provider.client.Scopes;

/**
 * An authorization request that passed every check.
 *
 * @param state returned as it came
 * @param nonce for the ID token
 * @param scopes what is asked for, the provider's own and the resource's together
 * @param resource what the access token is for
 * @param prompt OpenID Connect Core §3.1.2.1
 * @param maxAge how old the sign-in may be
 * @param loginHint what the client knows of the user's name
 * @param claims what is asked for by name
 */
public record AuthorizationRequest(
        Client client,
        String redirectUri,
        Optional<String> state,
        Optional<String> nonce,
        Scopes scopes,
        ProtectedResource resource,
        CodeChallenge codeChallenge,
        Set<String> prompt,
        Optional<Duration> maxAge,
        Optional<String> loginHint,
        ClaimsRequest claims) {

    /** Whether no page may be shown. */
    public boolean silent() {
        return prompt.contains("none");
    }

    /** The scope of the access token: what the resource understands. */
    public Scopes resourceScopes() {
        return scopes.within(resource.scopes());
    }
}
