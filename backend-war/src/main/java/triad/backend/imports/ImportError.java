package triad.backend.imports;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.backend.http.Parameters;
import triad.backend.json.Jsons;

/**
 * What is wrong with a row.
 *
 * @param sub whom it is about; null: it does not say so
 * @param field null: it is about the whole row
 */
record ImportError(Place at, @Nullable String sub, @Nullable String field, String detail) {

    /** Which error of which row; to callers an opaque text. */
    record Place(int row, int place) {
        static final Place START = new Place(-1, 0);

        static Place parse(String text) {
            String[] parts = text.split("\\.", -1);
            if (parts.length == 2) {
                Optional<Integer> row = Parameters.number(parts[0]);
                Optional<Integer> place = Parameters.number(parts[1]);
                if (row.isPresent() && place.isPresent()) {
                    return new Place(row.get(), place.get());
                }
            }
            throw Parameters.bad("after", "take it from the Link of a page");
        }

        @Override
        public String toString() {
            return row + "." + place;
        }
    }

    /** As the administrator reads it who sent the file. */
    JsonObject toJson() {
        JsonObjectBuilder json = Jsons.object().add("row", at.row());
        Optional.ofNullable(sub).ifPresent(text -> json.add("sub", text));
        Optional.ofNullable(field).ifPresent(text -> json.add("field", text));
        return json.add("detail", detail).build();
    }
}
