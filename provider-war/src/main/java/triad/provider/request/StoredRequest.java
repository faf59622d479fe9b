package triad.provider.request;

import java.time.Instant;
import java.util.Optional;
import triad.provider.http.Parameters;

/**
 * The parameters of an authorization request as they wait in the database.
 *
 * @param handleHash its key there
 * @param pushedHash the key of the pushed request that it came from
 * @param createdAt what {@code prompt=login} and {@code max_age} count from
 */
public record StoredRequest(
        String handleHash, String clientId, Parameters parameters, Optional<String> pushedHash, Instant createdAt) {}
