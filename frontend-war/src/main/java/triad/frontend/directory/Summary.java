package triad.frontend.directory;

import jakarta.json.bind.annotation.JsonbProperty;
import org.jspecify.annotations.Nullable;

/**
 * A person in a list, as far as the user may see them; null what is not told.
 *
 * @param name empty if the provider tells none
 * @param photo names the image; it is read by itself
 * @param department an id
 */
public record Summary(
        String sub,
        String name,
        @Nullable String email,
        @Nullable String photo,
        @JsonbProperty("job_title") @Nullable String jobTitle,
        @Nullable String department,
        @Nullable String location)
        implements Someone {}
