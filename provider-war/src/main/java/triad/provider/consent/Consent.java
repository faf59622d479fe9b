package triad.provider.consent;

import java.time.Instant;
import triad.provider.resource.Scopes;

/**
 * What a user allowed one client to do at one resource.
 *
 * @param details the last that was allowed in detail, a JSON array (RFC 9396); others are asked for again; empty where none was
 * @param grantedAt when it was last widened
 */
public record Consent(String clientId, String resource, Scopes scope, String details, Instant grantedAt) {

    /** Whether this is about that client at that resource. */
    boolean isOf(String someClient, String someResource) {
        return clientId.equals(someClient) && resource.equals(someResource);
    }

    /** Whether all of the ask was allowed at that instant or later. */
    boolean covers(Ask ask, Instant since) {
        return isOf(ask.clientId(), ask.resource())
                && !grantedAt.isBefore(since)
                && scope.covers(ask.scopes())
                && (ask.details().isEmpty() || ask.details().equals(details));
    }
}
