package triad.backend.problem;

import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import triad.backend.json.Jsons;

/**
 * What a refused caller reads (RFC 9457), with the header fields that belong to it.
 *
 * @param errors the fields at fault, empty where it is not about fields
 */
record Problem(
        int status, String type, String title, String detail, List<FieldError> errors, Map<String, String> headers) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Refusal refusal, Challenge challenge) {
        Reason reason = refusal.reason();
        return new Problem(
                reason.status(),
                reason.type(),
                reason.title(),
                String.valueOf(refusal.getMessage()),
                refusal.errors(),
                headers(refusal, challenge));
    }

    /** A status that says everything itself, such as 404. */
    static Problem of(int status, String title) {
        return new Problem(status, "about:blank", title, title, List.of(), standing());
    }

    private static Map<String, String> headers(Refusal refusal, Challenge challenge) {
        Map<String, String> headers = standing();
        if (refusal.reason().challenges()) {
            headers.put("WWW-Authenticate", challenge.of(refusal));
        }
        headers.putAll(refusal.headers());
        return headers;
    }

    private static Map<String, String> standing() {
        return new LinkedHashMap<>(
                Map.of("Cache-Control", "no-store", "X-Content-Type-Options", "nosniff", "Link", Description.LINK));
    }

    String json() {
        JsonObjectBuilder body = Jsons.object()
                .add("type", type)
                .add("title", title)
                .add("status", status)
                .add("detail", detail);
        if (!errors.isEmpty()) {
            var list = Jsons.array();
            errors.forEach(
                    error -> list.add(Jsons.object().add("field", error.field()).add("detail", error.detail())));
            body.add("errors", list);
        }
        return body.build().toString();
    }
}
