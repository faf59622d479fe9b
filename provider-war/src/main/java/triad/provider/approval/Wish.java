package triad.provider.approval;

import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.resource.ProtectedResource;
import triad.provider.resource.Scopes;

/**
 * What a client wants a person to approve.
 *
 * @param scopes what is asked for, the provider's own and the resource's together
 * @param resource what the access token is for
 * @param userId the only person who may decide; empty where whoever has the user code may
 */
public record Wish(
        ApprovalKind kind, Client client, Scopes scopes, ProtectedResource resource, Optional<String> userId) {

    /** The same for one person. */
    public Wish of(String person) {
        return new Wish(kind, client, scopes, resource, Optional.of(person));
    }
}
