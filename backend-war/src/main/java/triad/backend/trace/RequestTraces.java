package triad.backend.trace;

import com.nimbusds.jose.util.X509CertUtils;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts every request into the trace of its caller: before the guard, whose own calls belong to it, and which is why it is no filter. */
@WebListener
public class RequestTraces implements ServletRequestListener {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final String CIPHER = "jakarta.servlet.request.cipher_suite";

    private final Tracing tracing;

    @Inject
    RequestTraces(Tracing tracing) {
        this.tracing = tracing;
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        HttpServletRequest request = (HttpServletRequest) event.getServletRequest();
        Context callers =
                W3CTraceContextPropagator.getInstance().extract(Context.root(), request, new TraceparentAlone());
        boolean recorded = tracing.isRecording() && SpansHeader.WISH.equals(request.getHeader(SpansHeader.NAME));
        Context context = recorded ? tracing.join(callers, attributes(request)) : tracing.join(callers);
        Current.begin(context);
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        Current.end();
    }

    private static AttributesBuilder attributes(HttpServletRequest request) {
        AttributesBuilder attributes = Attributes.builder()
                .put("http.request.method", request.getMethod())
                .put("url.path", request.getRequestURI());
        if (request.getAttribute(CIPHER) instanceof String cipher) {
            attributes.put("tls.cipher", cipher).put("tls.protocol.version", version(cipher));
        }
        if (request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0) {
            attributes
                    .put(
                            "tls.client.subject",
                            chain[0].getSubjectX500Principal().getName())
                    .put(
                            "triad.tls.client.thumbprint",
                            X509CertUtils.computeSHA256Thumbprint(chain[0]).toString());
        }
        return attributes;
    }

    /** The container does not tell it, but the suites of TLS 1.3 are its alone (RFC 8446 §B.4). */
    private static String version(String cipher) {
        return cipher.startsWith("TLS_AES_") || cipher.startsWith("TLS_CHACHA20_") ? "1.3" : "1.2";
    }

    /** One {@code traceparent} (W3C Trace Context §3.2.1); what vendors add in {@code tracestate} goes no further. */
    private static final class TraceparentAlone implements TextMapGetter<HttpServletRequest> {
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
}
