package triad.frontend.trace;

import com.nimbusds.jose.util.JSONArrayUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Triad-Spans}: on a request the wish for spans, on an answer the spans, as JSON in base64url. */
final class SpansHeader {
    static final String NAME = "Triad-Spans";
    static final String WISH = "wanted";

    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final int MOST_SPANS = 100;

    private SpansHeader() {}

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
