package triad.backend.http;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a refused caller reads (RFC 9457), with the header fields that belong to it.
 *
 * @param errors the fields at fault, empty where it is not about fields
 */
record Problem(
        int status, String type, String title, String detail, List<FieldError> errors, Map<String, String> headers) {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final String REALM = "Bearer realm=\"triad-backend\"";
    private static final String RETRY_SECONDS = "2";

    static Problem of(Refusal refusal) {
        Reason reason = refusal.reason();
        return new Problem(
                reason.status(),
                reason.type(),
                reason.title(),
                String.valueOf(refusal.getMessage()),
                refusal.errors(),
                headers(refusal));
    }

    /** A status that says everything itself, such as 404. */
    static Problem of(int status, String title) {
        return new Problem(status, "about:blank", title, title, List.of(), standing());
    }

    /** RFC 6750 §3: no error code where no token came. */
    private static Map<String, String> headers(Refusal refusal) {
        Map<String, String> headers = standing();
        Reason reason = refusal.reason();
        if (reason.challenges()) {
            StringBuilder challenge = new StringBuilder(REALM);
            reason.bearerError().ifPresent(error -> challenge
                    .append(", error=\"")
                    .append(error)
                    .append("\", error_description=\"")
                    .append(reason.title())
                    .append('"'));
            if (!refusal.scope().isEmpty()) {
                challenge.append(", scope=\"").append(refusal.scope()).append('"');
            }
            headers.put("WWW-Authenticate", challenge.toString());
        }
        if (reason.passes()) {
            headers.put("Retry-After", RETRY_SECONDS);
        }
        return headers;
    }

    private static Map<String, String> standing() {
        return new LinkedHashMap<>(Map.of("Cache-Control", "no-store", "X-Content-Type-Options", "nosniff"));
    }

    String json() {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("type", type)
                .add("title", title)
                .add("status", status)
                .add("detail", detail);
        if (!errors.isEmpty()) {
            var list = Json.createArrayBuilder();
            errors.forEach(error -> list.add(
                    Json.createObjectBuilder().add("field", error.field()).add("detail", error.detail())));
            body.add("errors", list);
        }
        return body.build().toString();
    }
}
