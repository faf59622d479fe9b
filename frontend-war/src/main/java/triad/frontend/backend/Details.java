package triad.frontend.backend;

import jakarta.json.bind.annotation.JsonbProperty;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user says about themselves, kept by the backend; null where not set.
 *
 * @param department an id; the organisation says it, not the user
 */
public record Details(
        @JsonbProperty("job_title") @Nullable String jobTitle,
        @Nullable String department,
        @Nullable String location,
        @JsonbProperty("time_zone") @Nullable String timeZone,
        @Nullable List<String> phones,
        @Nullable String pronouns,
        @Nullable String biography)
        implements Serializable {
    /** Between the items of a list in a form. */
    static final String SEPARATOR = ",";

    /** What the user may change, by wire name, in the order of a form, lists with commas between; empty where not set. */
    public Map<String, String> byName() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("job_title", text(jobTitle));
        fields.put("location", text(location));
        fields.put("time_zone", text(timeZone));
        fields.put("phones", phones == null ? "" : String.join(SEPARATOR + " ", phones));
        fields.put("pronouns", text(pronouns));
        fields.put("biography", text(biography));
        return fields;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
