/**
 * Who called whom to serve a request: the trace context on every call (W3C Trace Context), and in development its spans (OpenTelemetry).
 *
 * <pre>
 * browser         frontend                     backend                      provider
 *  1  GET /profile ──▶ RequestTraces: a new trace; what a browser says of one counts for nothing
 *  2                   Call ── traceparent ──────▶ joins it
 *  3                                                Call ── traceparent ──────▶ joins it
 *  4                                                  ◀── Triad-Spans: its spans
 *  5                     ◀── Triad-Spans: its spans and the provider's
 *  6  ◀── the page       KeptTraces: the last few requests, in the session of whoever made them
 *         Server-Timing: the id of the trace, by which a script can ask for the picture of what it has asked
 * </pre>
 *
 * <p>Steps 4 to 6 are of development alone: whoever wants spans says so in a header, which counts between servers with certificates
 * that are all set to {@code development}. They come with the answer itself and not by an exporter (OTLP): so they are there when the page
 * is, no server has to take in what others send, and nobody gets spans of a request that is not theirs. Otherwise no span is made, and a
 * call costs a header. The server's own MicroProfile Telemetry is no help here: it sees REST calls alone, neither pages nor the messages
 * to the provider.
 *
 * <p>A span tells of a token what it says about itself, never the token; and of an address the path, never the query.
 */
@NullMarked
package triad.frontend.trace;

import org.jspecify.annotations.NullMarked;
