package triad.backend.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The stored part of a profile at one moment.
 *
 * @param version 0 where nothing is stored yet, one more with each change
 * @param updatedAt null where nothing is stored yet
 */
record StoredProfile(
        int version, ProfileFields fields, @Nullable Instant updatedAt) {
    static final StoredProfile NONE = new StoredProfile(0, ProfileFields.NONE, null);

    static StoredProfile of(Profile row) {
        return new StoredProfile(row.version(), row.fields(), row.updatedAt());
    }
}
