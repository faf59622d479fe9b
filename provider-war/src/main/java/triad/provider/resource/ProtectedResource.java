package triad.provider.resource;

import java.util.Optional;
import java.util.Set;

/**
 * An API that tokens are issued for (RFC 8707, RFC 9728 §2).
 *
 * @param resource its identifier, the {@code aud} of its tokens
 * @param name what people read on the consent page
 * @param scopes the scope values it understands
 * @param detailsTypes the types of {@code authorization_details} it understands (RFC 9396 §10)
 * @param clientId the client it acts as when it calls further servers for its caller; empty if it never does
 * @param exchangeClients the clients that may exchange their caller's token for one of this resource (RFC 8693)
 */
public record ProtectedResource(
        String resource,
        String name,
        Set<String> scopes,
        Set<String> detailsTypes,
        Optional<String> clientId,
        Set<String> exchangeClients) {}
