package triad.provider.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import triad.provider.config.Development;

/** Makes a span of each request whose sender wants one, as part of the sender's trace (W3C Trace Context §3.2). */
@WebFilter("/*")
public class SpanFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final boolean development;
    private final transient Tracer tracer;

    @Inject
    SpanFilter(Development development) {
        this.development = development.on();
        this.tracer = (this.development ? recorder() : TracerProvider.noop()).get("triad.provider");
    }

    private static TracerProvider recorder() {
        return SdkTracerProvider.builder()
                .setSampler(Sampler.alwaysOn())
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "provider")))
                .build();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!development || !ToldSpan.WISH.equals(request.getHeader(ToldSpan.HEADER))) {
            chain.doFilter(request, response);
            return;
        }
        SpanTellingResponse telling = new SpanTellingResponse(request, response, begin(request));
        chain.doFilter(request, telling);
        telling.tell(response.getStatus());
    }

    private Span begin(HttpServletRequest request) {
        Context callers =
                W3CTraceContextPropagator.getInstance().extract(Context.root(), request, new TraceparentAlone());
        return tracer.spanBuilder("SERVER")
                .setParent(callers)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", request.getMethod())
                .setAttribute("url.path", request.getRequestURI())
                .startSpan();
    }
}
