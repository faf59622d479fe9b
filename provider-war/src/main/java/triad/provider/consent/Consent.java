package triad.provider.consent;

import java.time.Instant;
import triad.provider.client.Scopes;

/**
 * What a user allowed one client to do at one resource.
 *
 * @param grantedAt when it was last widened
 */
public record Consent(String clientId, String resource, Scopes scope, Instant grantedAt) {}
