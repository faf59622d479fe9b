package triad.backend.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One span as servers tell each other: the names are those of OTLP/JSON, attributes are one object of texts.
 *
 * @param spanId of the span, 16 hexadecimal digits
 * @param parentSpanId of the one that it is a part of; zeros: of none
 * @param service the server that tells it
 * @param server whether that server was called; false: it called another one
 * @param start nanoseconds since 1970
 * @param end of the same kind
 */
record RecordedSpan(
        String spanId,
        String parentSpanId,
        String service,
        boolean server,
        long start,
        long end,
        Map<String, String> attributes) {
    /** What may be told at all. */
    private static final Set<String> TOLD = Set.of(
            "http.request.method",
            "url.path",
            "http.response.status_code",
            "server.address",
            "server.port",
            "peer.service",
            "error.type",
            "tls.protocol.version",
            "tls.cipher",
            "tls.client.subject",
            "triad.tls.client.thumbprint",
            "triad.grant",
            "triad.token.use",
            "triad.token.type",
            "triad.token.issuer",
            "triad.token.audience",
            "triad.token.subject",
            "triad.token.actor",
            "triad.token.client",
            "triad.token.scopes",
            "triad.token.expires",
            "triad.token.binding");

    private static final int MOST_CHARACTERS = 300;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern SERVICE = Pattern.compile("[a-z]{1,20}");
    private static final Pattern NANOS = Pattern.compile("[0-9]{1,19}");

    public RecordedSpan {
        if (!ID.matcher(spanId).matches()
                || !ID.matcher(parentSpanId).matches()
                || !SERVICE.matcher(service).matches()) {
            throw new IllegalArgumentException("No span");
        }
        attributes = attributes.entrySet().stream()
                .filter(attribute -> TOLD.contains(attribute.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> shortened(attribute.getValue())));
    }

    static RecordedSpan of(SpanData span) {
        Map<String, String> attributes = new LinkedHashMap<>();
        span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value.toString()));
        String service = span.getResource().getAttribute(AttributeKey.stringKey("service.name"));
        return new RecordedSpan(
                span.getSpanId(),
                span.getParentSpanId(),
                service == null ? "" : service,
                span.getKind() == io.opentelemetry.api.trace.SpanKind.SERVER,
                span.getStartEpochNanos(),
                span.getEndEpochNanos(),
                attributes);
    }

    /** Refuses what is no span by {@link IllegalArgumentException} or {@link ClassCastException}. */
    static RecordedSpan parse(Map<?, ?> json) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (json.get("attributes") instanceof Map<?, ?> told) {
            told.forEach(
                    (name, value) -> attributes.put((String) name, Objects.requireNonNullElse((String) value, "")));
        }
        return new RecordedSpan(
                text(json, "spanId"),
                text(json, "parentSpanId"),
                text(json, "service"),
                Boolean.TRUE.equals(json.get("server")),
                nanos(text(json, "startTimeUnixNano")),
                nanos(text(json, "endTimeUnixNano")),
                attributes);
    }

    private static String text(Map<?, ?> json, String name) {
        return json.get(name) instanceof String text ? text : "";
    }

    JsonObject json() {
        JsonObjectBuilder told = Json.createObjectBuilder();
        attributes.forEach(told::add);
        return Json.createObjectBuilder()
                .add("spanId", spanId)
                .add("parentSpanId", parentSpanId)
                .add("service", service)
                .add("server", server)
                .add("startTimeUnixNano", Long.toString(start))
                .add("endTimeUnixNano", Long.toString(end))
                .add("attributes", told)
                .build();
    }

    private static long nanos(String digits) {
        if (!NANOS.matcher(digits).matches()) {
            throw new IllegalArgumentException("No time");
        }
        return Long.parseLong(digits);
    }

    private static String shortened(String value) {
        return value.length() <= MOST_CHARACTERS ? value : value.substring(0, MOST_CHARACTERS) + "…";
    }
}
