package triad.backend.trace;

import com.nimbusds.jose.util.JSONArrayUtils;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Triad-Spans}: on a request the wish for spans, on an answer the spans, as JSON in base64url. */
final class SpansHeader {
    static final String NAME = "Triad-Spans";
    static final String WISH = "wanted";

    /** Less than what any of the servers takes as the head of an answer. */
    private static final int MOST_TOLD = 16 * 1024;

    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final int MOST_SPANS = 100;

    private SpansHeader() {}

    /** As many as fit, from the first. */
    static String write(List<RecordedSpan> spans) {
        List<JsonObject> told = new ArrayList<>();
        int length = 2;
        for (RecordedSpan span : spans) {
            JsonObject json = span.json();
            length += json.toString().length() + 1;
            if (length > MOST_TOLD / 4 * 3) {
                break;
            }
            told.add(json);
        }
        byte[] json = Json.createArrayBuilder(told).build().toString().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** None where it is no such header: a picture with a part missing is better than no page. */
    static List<RecordedSpan> parse(@Nullable String value) {
        if (value == null || value.length() > MOST_CHARACTERS) {
            return List.of();
        }
        try {
            String json = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            if (!json.startsWith("[")) {
                return List.of();
            }
            return JSONArrayUtils.parse(json).stream()
                    .filter(Map.class::isInstance)
                    .limit(MOST_SPANS)
                    .map(span -> RecordedSpan.parse((Map<?, ?>) span))
                    .toList();
        } catch (ParseException | IllegalArgumentException | ClassCastException notThat) {
            return List.of();
        }
    }
}
