package triad.provider.consent;

import triad.provider.client.Scopes;

/**
 * One thing a user is asked to allow: a client using some scopes at a resource.
 *
 * @param clientId who wants to
 * @param resource where
 * @param scope what, space-separated
 * @param delegate whether the client acts behind another one, on the user's behalf (RFC 8693)
 */
public record Ask(String clientId, String resource, String scope, boolean delegate) {

    /** The scope values. */
    public Scopes scopes() {
        return Scopes.parse(scope);
    }
}
