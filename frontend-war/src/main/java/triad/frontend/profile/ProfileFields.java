package triad.frontend.profile;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import triad.frontend.people.Absence;

/**
 * A profile as the inputs of a form have it, by their names: a list has an item a line, what is not set is empty, and who sees a field is
 * beside it with {@link #SEEN} before its name.
 */
public final class ProfileFields {
    /** Before the name of a field: the choice who sees it. */
    static final String SEEN = "seen_";

    static final List<String> TEXTS = List.of("job_title", "location", "time_zone", "pronouns", "biography");
    static final List<String> LISTS = List.of("phones", "languages", "skills", "links");
    static final String ABSENCE = "out_of_office";
    static final List<String> PARTS = List.of("from", "until", "message");
    /** Those that others say, or that are told elsewhere: here only who sees them. */
    static final List<String> TOLD_ELSEWHERE = List.of("email", "picture", "photo", "department", "manager");

    private ProfileFields() {}

    /** The wire names of all fields. */
    public static List<String> names() {
        return Stream.of(TEXTS, LISTS, List.of(ABSENCE), TOLD_ELSEWHERE)
                .flatMap(List::stream)
                .toList();
    }

    static Map<String, String> of(Profile profile) {
        Details details = profile.details();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("job_title", text(details.jobTitle()));
        fields.put("location", text(details.location()));
        fields.put("time_zone", text(details.timeZone()));
        fields.put("pronouns", text(details.pronouns()));
        fields.put("biography", text(details.biography()));
        fields.put("phones", lines(details.phones()));
        fields.put("languages", lines(details.languages()));
        fields.put("skills", lines(details.skills()));
        fields.put("links", lines(details.links()));
        Optional<Absence> absence = Optional.ofNullable(details.outOfOffice());
        fields.put(
                part("from"),
                absence.map(Absence::from).map(LocalDate::toString).orElse(""));
        fields.put(
                part("until"),
                absence.map(Absence::until).map(LocalDate::toString).orElse(""));
        fields.put(part("message"), absence.map(Absence::message).orElse(""));
        if (profile.visibility() != null) {
            profile.visibility().forEach((name, who) -> fields.put(SEEN + name, who));
        }
        return fields;
    }

    /** What was typed as it is compared and sent: browsers end lines with two characters, and nobody means a blank item or the same twice. */
    static String tidied(String name, @Nullable String typed) {
        String value = text(typed).replace("\r\n", "\n").strip();
        return LISTS.contains(name)
                ? value.lines()
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("\n"))
                : value;
    }

    /** A JSON merge patch (RFC 7396) of what differs from what is stored. */
    static JsonObject patch(Map<String, String> typed, Map<String, String> stored) {
        JsonObjectBuilder patch = Json.createObjectBuilder();
        JsonObjectBuilder choices = Json.createObjectBuilder();
        Map<String, String> changes = new LinkedHashMap<>(typed);
        changes.entrySet().removeAll(stored.entrySet());
        TEXTS.stream().filter(changes::containsKey).forEach(name -> patch.add(name, value(changes.get(name))));
        LISTS.stream().filter(changes::containsKey).forEach(name -> patch.add(name, list(changes.get(name))));
        if (PARTS.stream().map(ProfileFields::part).anyMatch(changes::containsKey)) {
            patch.add(ABSENCE, absence(typed));
        }
        names().stream()
                .filter(name -> changes.containsKey(SEEN + name))
                .forEach(name -> choices.add(name, value(changes.get(SEEN + name))));
        JsonObject chosen = choices.build();
        return (chosen.isEmpty() ? patch : patch.add("visibility", chosen)).build();
    }

    /** Whole: the parts of an absence make sense together only. */
    private static JsonValue absence(Map<String, String> typed) {
        boolean none =
                PARTS.stream().allMatch(part -> text(typed.get(part(part))).isEmpty());
        if (none) {
            return JsonValue.NULL;
        }
        JsonObjectBuilder absence = Json.createObjectBuilder();
        PARTS.forEach(part -> absence.add(part, value(typed.get(part(part)))));
        return absence.build();
    }

    private static JsonValue list(@Nullable String lines) {
        return text(lines).isEmpty()
                ? JsonValue.NULL
                : Json.createArrayBuilder(text(lines).lines().toList()).build();
    }

    private static JsonValue value(@Nullable String text) {
        return text(text).isEmpty() ? JsonValue.NULL : Json.createValue(text(text));
    }

    private static String part(String name) {
        return ABSENCE + "_" + name;
    }

    private static String lines(@Nullable List<String> items) {
        return items == null ? "" : String.join("\n", items);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
