package triad.backend.profile;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import triad.backend.http.FieldError;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;

/** A merge patch of one's profile (RFC 7396) in which every member is a field that may be written, with a value that may be stored. */
record ProfilePatch(JsonObject changes) {
    private static final Map<String, Object> EACH_NAME_ONCE =
            Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE);

    private static final int MOST_LEVELS = 8;

    ProfilePatch {
        List<FieldError> errors = changes.entrySet().stream()
                .flatMap(
                        member -> complaintAbout(member.getKey(), member.getValue())
                                .map(detail -> new FieldError(member.getKey(), detail))
                                .stream())
                .toList();
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
    }

    /** Reads a body in UTF-8 (RFC 8259 §8.1); anything but one object whose names are distinct is refused. */
    static ProfilePatch parse(byte[] body) {
        try {
            requireOneFlatDocument(body);
            return new ProfilePatch(read(body));
        } catch (JsonException e) {
            throw new Refusal(Reason.MALFORMED_BODY, "The body must be one JSON object whose names are distinct");
        }
    }

    private static JsonObject read(byte[] body) {
        try (JsonReader reader = Json.createReaderFactory(EACH_NAME_ONCE)
                .createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            return reader.readObject();
        }
    }

    /** The reader stops after the first value and descends as deep as the body; the parser does neither. */
    private static void requireOneFlatDocument(byte[] body) {
        try (JsonParser parser = Json.createParserFactory(Map.of())
                .createParser(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            int depth = 0;
            while (parser.hasNext()) {
                JsonParser.Event event = parser.next();
                if (event == JsonParser.Event.START_OBJECT || event == JsonParser.Event.START_ARRAY) {
                    depth++;
                } else if (event == JsonParser.Event.END_OBJECT || event == JsonParser.Event.END_ARRAY) {
                    depth--;
                }
                if (depth > MOST_LEVELS) {
                    throw new JsonException("Nested too deeply");
                }
            }
        }
    }

    ProfileFields applyTo(ProfileFields fields) {
        return ProfileFields.of(
                Json.createMergePatch(changes).apply(fields.toJson()).asJsonObject());
    }

    private static Optional<String> complaintAbout(String name, JsonValue value) {
        Optional<ProfileField> field = ProfileField.find(name);
        if (field.isEmpty()) {
            return Optional.of("There is no such field");
        }
        if (value == JsonValue.NULL) {
            return Optional.empty();
        }
        return value instanceof JsonString text
                ? field.get().complaintAbout(text.getString())
                : Optional.of("Must be a string or null");
    }
}
