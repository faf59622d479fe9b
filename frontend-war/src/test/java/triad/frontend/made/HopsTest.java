package triad.frontend.made;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import triad.frontend.trace.RecordedSpan;

/** Spans as calls in their calls, and where those are drawn. */
class HopsTest {
    private static final String NONE = "0".repeat(16);

    private final List<RecordedSpan> spans = new ArrayList<>(List.of(
            span("a", NONE, "frontend", true, 1000, 2000, Map.of()),
            span(
                    "b",
                    "a",
                    "frontend",
                    false,
                    1100,
                    1900,
                    Map.of("peer.service", "backend", "url.path", "/api/profile")),
            span("c", "b", "backend", true, 1150, 1850, Map.of("triad.tls.client.thumbprint", "t")),
            span("d", "c", "backend", false, 1200, 1300, Map.of("peer.service", "provider", "url.path", "/token")),
            span("e", "c", "backend", false, 1400, 1800, Map.of("peer.service", "provider", "url.path", "/userinfo")),
            span("f", "e", "provider", true, 1450, 1750, Map.of())));

    @Test
    void calls_areNumberedByWhoseTheyAre() {
        assertThat(Hops.flat(Hops.of(spans).orElseThrow())
                        .map(hop -> hop.number() + hop.from() + hop.to() + hop.what()))
                .containsExactly(
                        "1BROWSERFRONTENDpage",
                        "1.1FRONTENDBACKENDapi",
                        "1.1.1BACKENDPROVIDERcall",
                        "1.1.2BACKENDPROVIDERuserinfo");
    }

    @Test
    void withoutTheFrontendsSpan_thereIsNothing() {
        assertThat(Hops.of(spans.subList(1, spans.size()))).isEmpty();
        assertThat(Hops.of(List.of())).isEmpty();
    }

    /** A server an hour ahead is drawn where it was called. */
    @Test
    void clocksThatDiffer_areSetRight() {
        long hour = 3_600_000_000_000L;
        spans.set(2, span("c", "b", "backend", true, 1150 + hour, 1850 + hour, Map.of()));
        spans.set(4, span("e", "c", "backend", false, 1400 + hour, 1800 + hour, Map.of("peer.service", "provider")));
        Hop inner = Hops.of(spans.subList(0, 5))
                .orElseThrow()
                .inner()
                .get(0)
                .inner()
                .get(1);

        assertThat(List.of(inner.start(), inner.end())).containsExactly(400L, 800L);
    }

    @Test
    void spansInACircle_end() {
        spans.add(span("g", "g", "backend", false, 1, 2, Map.of()));
        spans.add(span("h", "e", "provider", false, 1, 2, Map.of()));
        spans.add(span("e", "h", "provider", true, 1, 2, Map.of()));

        assertThat(Hops.flat(Hops.of(spans).orElseThrow())).hasSizeLessThan(50);
    }

    /** RFC 8705 §3. */
    @Test
    void binding_isThatOfTheCertificate_orNot() {
        RecordedSpan call = span("b", "a", "frontend", false, 1, 2, Map.of("triad.token.binding", "t"));
        assertThat(new Hop("1", Party.FRONTEND, Party.BACKEND, call, spans.get(2), 0, 1, List.of()).bound())
                .isTrue();
        assertThat(new Hop("1", Party.FRONTEND, Party.BACKEND, call, spans.get(5), 0, 1, List.of()).bound())
                .isFalse();
        assertThat(new Hop("1", Party.FRONTEND, Party.BACKEND, call, null, 0, 1, List.of()).bound())
                .isFalse();
    }

    @Test
    void time_runsDown() {
        for (Diagram.Size size : Diagram.Size.values()) {
            Diagram diagram = new Diagram(Hops.of(spans).orElseThrow(), size);
            List<Integer> heights =
                    diagram.arrows().stream().map(Diagram.Arrow::y).toList();

            assertThat(heights).isSorted().doesNotHaveDuplicates().hasSize(8);
            assertThat(diagram.arrows()).allSatisfy(arrow -> {
                assertThat(arrow.from()).isBetween(0, diagram.width());
                assertThat(arrow.to()).isBetween(0, diagram.width());
            });
            assertThat(diagram.bars()).hasSize(4).allSatisfy(bar -> assertThat(bar.height())
                    .isPositive());
            assertThat(diagram.lines()).filteredOn(Diagram.Line::idle).isEmpty();
        }
    }

    @Test
    void whoHadNoPart_isIdle() {
        Diagram diagram = new Diagram(Hops.of(spans.subList(0, 1)).orElseThrow(), Diagram.Size.WIDE);

        assertThat(diagram.lines())
                .filteredOn(Diagram.Line::idle)
                .extracting(Diagram.Line::party)
                .containsExactly(Party.BACKEND, Party.PROVIDER);
    }

    private static RecordedSpan span(
            String id,
            String parent,
            String service,
            boolean server,
            long start,
            long end,
            Map<String, String> attributes) {
        return new RecordedSpan(id(id), id(parent), service, server, start, end, attributes);
    }

    /** As many digits as one has. */
    private static String id(String letter) {
        return letter.length() == 16 ? letter : String.format("%016x", (int) letter.charAt(0));
    }
}
