package triad.frontend.directory;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as far as the user may see them; null what is not told.
 *
 * @param name empty if the provider tells none
 * @param photo names the image; it is read by itself
 * @param department an id
 * @param timeZone of the IANA database
 * @param languages tags (BCP 47)
 */
public record Person(
        String sub,
        String name,
        @Nullable String email,
        @Nullable String photo,
        @JsonbProperty("job_title") @Nullable String jobTitle,
        @Nullable String department,
        @Nullable String location,
        @JsonbProperty("time_zone") @Nullable String timeZone,
        @Nullable List<String> phones,
        @Nullable List<String> languages,
        @Nullable List<String> skills,
        @Nullable String pronouns,
        @Nullable String biography,
        @Nullable List<String> links,
        @JsonbProperty("out_of_office") @Nullable Absence outOfOffice)
        implements Someone {}
