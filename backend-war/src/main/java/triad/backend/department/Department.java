package triad.backend.department;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import triad.backend.json.Jsons;

/**
 * A department.
 *
 * @param id a slug that stays when the name changes
 * @param parent what it is a part of; empty: of the whole
 * @param version 1 at first, one more with each change
 */
public record Department(String id, String name, Optional<String> parent, int version) {

    JsonObject toJson() {
        JsonObjectBuilder json = Jsons.object().add("id", id).add("name", name);
        parent.ifPresent(above -> json.add("parent", above));
        return json.build();
    }
}
