package triad.frontend.trace;

import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is recorded while one request is served: the spans of this server, and those that others told it. */
final class Trace {
    /** Beyond that a picture tells nobody anything. */
    static final int MOST_SPANS = 60;

    private static final ContextKey<Trace> KEY = ContextKey.named("triad.trace");

    private final Tracer tracer;
    private final List<ReadWriteSpan> own = new ArrayList<>();
    private final List<RecordedSpan> told = new ArrayList<>();
    private @Nullable HttpServletResponse answer;

    Trace(Tracer tracer) {
        this.tracer = tracer;
    }

    /** That of a request; empty where none is recorded. */
    static Optional<Trace> in(Context context) {
        return Optional.ofNullable(context.get(KEY));
    }

    Context putInto(Context context) {
        return context.with(KEY, this);
    }

    /** A span that is part of the context's. */
    Span start(Context context, SpanKind kind, AttributesBuilder attributes) {
        return tracer.spanBuilder(kind.name())
                .setParent(putInto(context))
                .setSpanKind(kind)
                .setAllAttributes(attributes.build())
                .startSpan();
    }

    synchronized void started(ReadWriteSpan span) {
        if (own.size() < MOST_SPANS) {
            own.add(span);
        }
    }

    synchronized void hear(List<RecordedSpan> spans) {
        spans.stream().limit(Math.max(0, MOST_SPANS - told.size())).forEach(told::add);
    }

    synchronized void answerWith(HttpServletResponse response) {
        answer = response;
    }

    synchronized Optional<HttpServletResponse> answer() {
        return Optional.ofNullable(answer);
    }

    /** All of it, in the order in which it began here; what has not ended by now got no answer. */
    synchronized List<RecordedSpan> finish() {
        own.stream().filter(span -> !span.hasEnded()).forEach(span -> {
            span.setAttribute("error.type", "no_answer");
            span.end();
        });
        List<RecordedSpan> all = new ArrayList<>();
        own.forEach(span -> all.add(RecordedSpan.of(span.toSpanData())));
        all.addAll(told);
        return all;
    }
}
