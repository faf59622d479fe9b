package triad.backend.profile;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import triad.backend.provider.Identity;

/**
 * One's own profile on the wire.
 *
 * @param identity the provider's data
 * @param profile this server's data
 * @param updatedAt when this server's data changed last; null: never
 */
@JsonbPropertyOrder({"sub", "identity", "profile", "updatedAt"})
public record ProfileResponse(
        String sub,
        Identity identity,
        ProfileFields profile,

        @JsonbProperty(value = "updated_at", nillable = true) @Nullable
        Instant updatedAt) {}
