package triad.frontend.profile;

import jakarta.json.bind.annotation.JsonbProperty;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import triad.frontend.people.Absence;

/**
 * What a user says about themselves, kept by the backend; null where not set.
 *
 * @param photo names the user's photo, which is a resource of its own
 * @param department an id; the organisation says it, not the user
 * @param manager the {@code sub} of a person; the organisation says it, too
 */
public record Details(
        @Nullable String photo,
        @JsonbProperty("job_title") @Nullable String jobTitle,
        @Nullable String department,
        @Nullable String manager,
        @Nullable String location,
        @JsonbProperty("time_zone") @Nullable String timeZone,
        @Nullable List<String> phones,
        @Nullable List<String> languages,
        @Nullable List<String> skills,
        @Nullable String pronouns,
        @Nullable String biography,
        @Nullable List<String> links,
        @JsonbProperty("out_of_office") @Nullable Absence outOfOffice)
        implements Serializable {}
