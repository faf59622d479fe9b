package triad.provider.trace;

import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One {@code traceparent} (W3C Trace Context §3.2.1); what vendors add in {@code tracestate} is not read. */
final class TraceparentAlone implements TextMapGetter<HttpServletRequest> {
    private static final String NAME = "traceparent";

    @Override
    public Iterable<String> keys(HttpServletRequest request) {
        return List.of(NAME);
    }

    @Override
    public @Nullable String get(@Nullable HttpServletRequest request, String name) {
        if (request == null || !name.equals(NAME)) {
            return null;
        }
        List<String> values = Collections.list(request.getHeaders(NAME));
        return values.size() == 1 ? values.get(0) : null;
    }
}
