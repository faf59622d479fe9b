package triad.backend.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What this server tells of its spans. */
class SpansHeaderTest {
    private static final RecordedSpan SPAN = new RecordedSpan(
            "00f067aa0ba902b7",
            "0000000000000000",
            "backend",
            true,
            1000,
            2000,
            Map.of("url.path", "/api/profile", "triad.token.subject", "Zoë \"x\"", "secret", "Bearer x"));

    @Test
    void spans_areReadAsTheyWereWritten_withoutWhatMayNotBeTold() {
        String header = SpansHeader.write(List.of(SPAN, SPAN));

        assertThat(header).matches("[A-Za-z0-9_-]+");
        assertThat(SpansHeader.parse(header)).containsExactly(SPAN, SPAN);
        assertThat(SPAN.attributes()).doesNotContainKey("secret");
    }

    /** An answer with a longer head would not arrive. */
    @Test
    void asManyAsFit_areTold() {
        String header = SpansHeader.write(Collections.nCopies(1_000, SPAN));

        assertThat(header).hasSizeLessThan(17_000);
        assertThat(SpansHeader.parse(header)).hasSizeBetween(20, 100).containsOnly(SPAN);
    }

    @Test
    void whatIsNoHeader_isNone() {
        for (String header : List.of("", "!", "e30", "W3t9XQ", "A".repeat(70_000))) {
            assertThat(SpansHeader.parse(header)).isEmpty();
        }
    }
}
