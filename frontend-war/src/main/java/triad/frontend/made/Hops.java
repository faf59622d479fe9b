package triad.frontend.made;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import triad.frontend.trace.RecordedSpan;

/**
 * The spans of a trace as calls in their calls. Each server has told the time by its own clock, so what a server did within a call is
 * moved as a whole into the middle of that call where it lies outside.
 */
final class Hops {
    private static final int DEEPEST = 8;

    private final Map<String, List<RecordedSpan>> parts;
    private final long began;

    private Hops(List<RecordedSpan> spans, long began) {
        this.parts = spans.stream()
                .sorted(Comparator.comparingLong(RecordedSpan::start))
                .collect(Collectors.groupingBy(RecordedSpan::parentSpanId));
        this.began = began;
    }

    /** The call of the browser with all others in it; empty if the frontend has not told it. */
    static Optional<Hop> of(List<RecordedSpan> spans) {
        return spans.stream()
                .filter(span -> span.server() && span.service().equals("frontend"))
                .findFirst()
                .map(root -> new Hops(spans, root.start()).browsers(root));
    }

    /** It and all in it, in turn. */
    static Stream<Hop> flat(Hop hop) {
        return Stream.concat(Stream.of(hop), hop.inner().stream().flatMap(Hops::flat));
    }

    private Hop browsers(RecordedSpan root) {
        return new Hop(
                "1",
                Party.BROWSER,
                Party.FRONTEND,
                root,
                null,
                0,
                root.end() - began,
                inner("1", root, Party.FRONTEND, 0, 1));
    }

    /**
     * The calls that a server made while it served.
     *
     * @param late how far its clock is behind that of the frontend
     */
    private List<Hop> inner(String number, RecordedSpan serving, Party from, long late, int depth) {
        List<Hop> calls = new ArrayList<>();
        if (depth <= DEEPEST) {
            for (RecordedSpan call : parts.getOrDefault(serving.spanId(), List.of())) {
                calls.add(hop(number + "." + (calls.size() + 1), call, from, late, depth));
            }
        }
        return calls;
    }

    private Hop hop(String number, RecordedSpan call, Party from, long late, int depth) {
        @Nullable
        RecordedSpan serving = parts.getOrDefault(call.spanId(), List.of()).stream()
                .filter(RecordedSpan::server)
                .findFirst()
                .orElse(null);
        Party to = Party.of(serving == null ? call.attribute("peer.service") : serving.service());
        List<Hop> inner =
                serving == null ? List.of() : inner(number, serving, to, late + shift(call, serving), depth + 1);
        return new Hop(number, from, to, call, serving, call.start() + late - began, call.end() + late - began, inner);
    }

    private static long shift(RecordedSpan call, RecordedSpan serving) {
        boolean within = serving.start() >= call.start() && serving.end() <= call.end();
        return within ? 0 : (call.start() + call.end()) / 2 - (serving.start() + serving.end()) / 2;
    }
}
