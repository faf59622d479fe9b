package triad.provider.trace;

import com.nimbusds.jose.util.JSONArrayUtils;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code Triad-Spans}: on a request the wish for spans, on an answer this server's span, as JSON in base64url. The names are those of
 * OTLP/JSON; attributes are one object of texts.
 */
final class ToldSpan {
    static final String HEADER = "Triad-Spans";
    static final String WISH = "wanted";

    /** What may be told at all. */
    private static final Set<String> TOLD = Set.of(
            "http.request.method",
            "url.path",
            "http.response.status_code",
            "tls.protocol.version",
            "tls.cipher",
            "tls.client.subject",
            "triad.tls.client.thumbprint");

    private static final int MOST_CHARACTERS = 300;

    private ToldSpan() {}

    static String write(SpanData span) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        span.getAttributes().forEach((key, value) -> {
            if (TOLD.contains(key.getKey())) {
                String text = value.toString();
                attributes.put(key.getKey(), text.substring(0, Math.min(MOST_CHARACTERS, text.length())));
            }
        });
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("spanId", span.getSpanId());
        told.put("parentSpanId", span.getParentSpanId());
        told.put("service", span.getResource().getAttribute(AttributeKey.stringKey("service.name")));
        told.put("server", true);
        told.put("startTimeUnixNano", Long.toString(span.getStartEpochNanos()));
        told.put("endTimeUnixNano", Long.toString(span.getEndEpochNanos()));
        told.put("attributes", attributes);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JSONArrayUtils.toJSONString(List.of(told)).getBytes(StandardCharsets.UTF_8));
    }
}
