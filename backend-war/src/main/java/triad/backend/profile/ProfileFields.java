package triad.backend.profile;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.jspecify.annotations.Nullable;

/** What a person tells about themselves; null is not told. */
@JsonbPropertyOrder({"jobTitle", "department", "location", "timeZone", "phone", "pronouns", "biography"})
public record ProfileFields(
        @JsonbProperty("job_title") @Nullable String jobTitle,
        @Nullable String department,
        @Nullable String location,
        @JsonbProperty("time_zone") @Nullable String timeZone,
        @Nullable String phone,
        @Nullable String pronouns,
        @Nullable String biography) {

    static final ProfileFields NONE = new ProfileFields(null, null, null, null, null, null, null);

    static ProfileFields of(JsonObject json) {
        return new ProfileFields(
                json.getString("job_title", null),
                json.getString("department", null),
                json.getString("location", null),
                json.getString("time_zone", null),
                json.getString("phone", null),
                json.getString("pronouns", null),
                json.getString("biography", null));
    }

    JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        put(json, "job_title", jobTitle);
        put(json, "department", department);
        put(json, "location", location);
        put(json, "time_zone", timeZone);
        put(json, "phone", phone);
        put(json, "pronouns", pronouns);
        put(json, "biography", biography);
        return json.build();
    }

    private static void put(JsonObjectBuilder json, String name, @Nullable String value) {
        if (value != null) {
            json.add(name, value);
        }
    }
}
