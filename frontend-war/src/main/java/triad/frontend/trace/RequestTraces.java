package triad.frontend.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Begins a trace with every request: before anybody is recognized, which is why it is no filter. A {@code traceparent} of a browser is
 * somebody else's word, so it is not even read (W3C Trace Context §4.3, §7.1).
 */
@WebListener
public class RequestTraces implements ServletRequestListener {
    private final Tracing tracing;
    private final KeptTraces kept;

    @Inject
    RequestTraces(Tracing tracing, KeptTraces kept) {
        this.tracing = tracing;
        this.kept = kept;
    }

    /**
     * Which response it is that the request gets; the server itself does not say. Where a trace is recorded, the response names it to
     * the scripts of its page (Server Timing).
     */
    public static void answer(HttpServletResponse response) {
        Trace.in(Current.context()).ifPresent(trace -> trace.answerWith(response));
        current().ifPresent(trace -> response.setHeader("Server-Timing", "trace;desc=" + trace));
    }

    /** The trace of this request, as it can be looked for later; empty where nothing is recorded. */
    public static Optional<String> current() {
        Context now = Current.context();
        return Trace.in(now).map(trace -> Span.fromContext(now).getSpanContext().getTraceId());
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        HttpServletRequest request = (HttpServletRequest) event.getServletRequest();
        boolean recorded = tracing.isRecording() && isOfInterest(request.getRequestURI());
        Context context = recorded ? tracing.begin(attributes(request)) : tracing.begin();
        if (recorded) {
            kept.begin(Span.fromContext(context).getSpanContext().getTraceId());
        }
        Current.begin(context);
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        HttpServletRequest request = (HttpServletRequest) event.getServletRequest();
        Context now = Current.context();
        try {
            Trace.in(now).ifPresent(trace -> keep(request, Span.fromContext(now), trace));
        } finally {
            Current.end();
        }
    }

    private void keep(HttpServletRequest request, Span span, Trace trace) {
        trace.answer().ifPresent(response -> span.setAttribute("http.response.status_code", response.getStatus()));
        span.end();
        kept.keep(request, new KeptTrace(span.getSpanContext().getTraceId(), trace.finish()));
    }

    /** Style sheets and scripts are not, and neither is what looks at traces, or only whether somebody is signed in. */
    private static boolean isOfInterest(String path) {
        return !path.startsWith("/assets/")
                && !path.startsWith("/health")
                && !path.equals("/made")
                && !path.equals("/who");
    }

    private static io.opentelemetry.api.common.AttributesBuilder attributes(HttpServletRequest request) {
        var attributes = Attributes.builder()
                .put("http.request.method", request.getMethod())
                .put("url.path", request.getRequestURI())
                .put("server.address", request.getServerName())
                .put("server.port", request.getServerPort());
        if (request.getAttribute("jakarta.servlet.request.cipher_suite") instanceof String cipher) {
            attributes
                    .put("tls.cipher", cipher)
                    .put(
                            "tls.protocol.version",
                            cipher.startsWith("TLS_AES_") || cipher.startsWith("TLS_CHACHA20_") ? "1.3" : "1.2");
        }
        return attributes;
    }
}
