package triad.backend.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call to another server: the trace context that goes along, and in development its span. */
final class Call {
    /** What may be told of a form (RFC 6749 §4.4, RFC 8693 §2.1): the name of its grant. */
    private static final Set<String> GRANTS =
            Set.of("client_credentials", "urn:ietf:params:oauth:grant-type:token-exchange");

    private final Context context;
    private final Span span;
    private final @Nullable Trace trace;

    private Call(Context context, Span span, @Nullable Trace trace) {
        this.context = context;
        this.span = span;
        this.trace = trace;
    }

    /**
     * A call that begins now, for the request that this thread serves.
     *
     * @param peer the server's name in this deployment
     */
    static Call to(String peer, String method, URI address) {
        Context now = Current.context();
        Optional<Trace> trace = Trace.in(now);
        if (trace.isEmpty()) {
            return new Call(now, Span.getInvalid(), null);
        }
        var attributes = Attributes.builder()
                .put("peer.service", peer)
                .put("http.request.method", method)
                .put("url.path", Optional.ofNullable(address.getRawPath()).orElse(""))
                .put("server.address", address.getHost())
                .put("server.port", address.getPort());
        Span span = trace.get().start(now, SpanKind.CLIENT, attributes);
        return new Call(now.with(span), span, trace.get());
    }

    /** With the value of an {@code Authorization} header, if there is one. */
    Call authorizedBy(@Nullable String authorization) {
        if (span.isRecording() && authorization != null && authorization.startsWith("Bearer ")) {
            TokenFacts.tell(span, "presented", authorization.substring("Bearer ".length()));
        }
        return this;
    }

    /** With a form for the provider: of all that is in it, the grant and what its access token says are told. */
    void withForm(Map<String, List<String>> form) {
        if (span.isRecording()) {
            form.getOrDefault("grant_type", List.of()).stream()
                    .filter(GRANTS::contains)
                    .forEach(grant -> span.setAttribute("triad.grant", grant));
            form.getOrDefault("subject_token", List.of()).forEach(token -> TokenFacts.tell(span, "exchanged", token));
            form.getOrDefault("token", List.of()).forEach(token -> TokenFacts.tell(span, "examined", token));
        }
    }

    /** What goes along: none where no request is served. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        W3CTraceContextPropagator.getInstance().inject(context, headers, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.put(name, value);
            }
        });
        if (trace != null) {
            headers.put(SpansHeader.NAME, SpansHeader.WISH);
        }
        return headers;
    }

    /**
     * The answer has begun.
     *
     * @param spans the header in which the other server tells its own, if there is one
     */
    void answered(int status, @Nullable String spans) {
        if (trace != null) {
            span.setAttribute("http.response.status_code", status);
            span.end();
            trace.hear(SpansHeader.parse(spans));
        }
    }
}
