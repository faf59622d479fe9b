package triad.frontend.profile;

import jakarta.json.bind.annotation.JsonbProperty;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One user as the backend tells it: the provider's data and the backend's own.
 *
 * @param visibility who sees which field, by the field's wire name: {@code me}, {@code colleagues} or {@code everyone}
 * @param updatedAt null if the user never changed anything
 * @param identityAt when the provider said its part
 * @param identityStale whether it could not be asked again
 */
public record Profile(
        String sub,
        Identity identity,
        @JsonbProperty("profile") Details details,
        @Nullable Map<String, String> visibility,
        @JsonbProperty("updated_at") @Nullable Instant updatedAt,
        @JsonbProperty("identity_at") @Nullable Instant identityAt,
        @JsonbProperty("identity_stale") boolean identityStale)
        implements Serializable {}
