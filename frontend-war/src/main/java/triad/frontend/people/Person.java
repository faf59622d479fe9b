package triad.frontend.people;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as far as the user may see them; null what is not told, which in a list is most.
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
        @JsonbProperty("out_of_office") @Nullable Absence outOfOffice) {
    /** What to call them by. */
    public String calling() {
        return name.isBlank() ? sub : name;
    }

    /** Of their page here. */
    public String address() {
        return Subject.address(sub);
    }

    /** In place of a photo. */
    public String initials() {
        return initials(calling());
    }

    /** One or two letters of a name. */
    public static String initials(String name) {
        String[] words = name.strip().split("\\s+", -1);
        return first(words[0]) + (words.length > 1 ? first(words[words.length - 1]) : "");
    }

    /** Whole code points: a name may begin beyond the basic plane. */
    private static String first(String word) {
        return word.isEmpty() ? "" : Character.toString(Character.toUpperCase(word.codePointAt(0)));
    }
}
