package triad.frontend.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import triad.frontend.config.Development;

/** Where traces begin: with a span in development, otherwise with an id alone, which costs next to nothing. */
@ApplicationScoped
public class Tracing {
    private final boolean recording;
    private final IdGenerator ids = IdGenerator.random();
    private final Tracer tracer;

    @Inject
    Tracing(Development development) {
        this.recording = development.on();
        this.tracer = (recording ? recorder() : TracerProvider.noop()).get("triad.frontend");
    }

    private static TracerProvider recorder() {
        return SdkTracerProvider.builder()
                .setSampler(Sampler.alwaysOn())
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "frontend")))
                .addSpanProcessor(new ToItsTrace())
                .build();
    }

    boolean isRecording() {
        return recording;
    }

    /** The context of a request, which is the first of its trace. */
    Context begin() {
        SpanContext first = SpanContext.create(
                ids.generateTraceId(), ids.generateSpanId(), TraceFlags.getDefault(), TraceState.getDefault());
        return Context.root().with(Span.wrap(first));
    }

    /** The same with a span, in a trace that keeps it. */
    Context begin(AttributesBuilder attributes) {
        Trace trace = new Trace(tracer);
        Context context = trace.putInto(Context.root());
        return context.with(trace.start(context, SpanKind.SERVER, attributes));
    }

    /** Takes each span to the trace of its context: no exporter, no queue, no thread. */
    private static final class ToItsTrace implements SpanProcessor {
        @Override
        public void onStart(Context context, ReadWriteSpan span) {
            Trace.in(context).ifPresent(trace -> trace.started(span));
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return false;
        }
    }
}
