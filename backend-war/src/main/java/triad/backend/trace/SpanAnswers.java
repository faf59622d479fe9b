package triad.backend.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Tells the caller the spans of its request, before the body of the answer; nothing where none are recorded. */
@Provider
@Priority(SpanAnswers.AFTER_ALL_OTHERS)
public class SpanAnswers implements ContainerResponseFilter {
    static final int AFTER_ALL_OTHERS = 1;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        spans(response.getStatus()).ifPresent(spans -> response.getHeaders().putSingle(SpansHeader.NAME, spans));
    }

    /** The same where no resource answers. */
    public static void tell(int status, HttpServletResponse response) {
        spans(status).ifPresent(spans -> response.setHeader(SpansHeader.NAME, spans));
    }

    private static Optional<String> spans(int status) {
        Context now = Current.context();
        return Trace.in(now).map(trace -> {
            Span span = Span.fromContext(now);
            span.setAttribute("http.response.status_code", status);
            span.end();
            return SpansHeader.write(trace.finish());
        });
    }
}
