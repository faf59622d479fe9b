package triad.backend.http;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** A request body that is one JSON object (RFC 8259). */
public class JsonBody {
    private static final JsonReaderFactory EACH_NAME_ONCE =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private static final int MOST_LEVELS = 8;

    /** Reads a body in UTF-8 (RFC 8259 §8.1); anything but one object whose names are distinct is refused. */
    public static JsonObject parse(byte[] body) {
        try {
            requireOneFlatDocument(body);
            return read(body);
        } catch (JsonException e) {
            throw new Refusal(Reason.MALFORMED_BODY, "The body must be one JSON object whose names are distinct");
        }
    }

    private static JsonObject read(byte[] body) {
        try (JsonReader reader = EACH_NAME_ONCE.createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            return reader.readObject();
        }
    }

    /** The reader stops after the first value and descends as deep as the body; the parser does neither. */
    private static void requireOneFlatDocument(byte[] body) {
        try (JsonParser parser = PARSERS.createParser(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
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
}
