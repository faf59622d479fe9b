/**
 * The trace context from the frontend on to the provider (W3C Trace Context), and in development the spans of a request (OpenTelemetry).
 *
 * <p>1. RequestTraces joins the caller's trace, which is a server with a certificate; 2. CallSpans takes it along to the provider, and asks
 * for its spans; 3. SpanAnswers tells all of them to the caller, in the head of the answer, if it asked for them. Steps 2 and 3 make and
 * tell spans in development alone. What a span may tell is in {@link triad.backend.trace.RecordedSpan}: never a token, never a query.
 */
@NullMarked
package triad.backend.trace;

import org.jspecify.annotations.NullMarked;
