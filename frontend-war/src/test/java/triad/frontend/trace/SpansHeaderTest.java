package triad.frontend.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another server tells of its spans. */
class SpansHeaderTest {
    private static final String SPAN = """
            {"spanId":"00f067aa0ba902b7","parentSpanId":"0000000000000000","service":"backend","server":true,
             "startTimeUnixNano":"1000","endTimeUnixNano":"2000","attributes":{%s}}""";

    @Test
    void spans_areRead() {
        List<RecordedSpan> spans = SpansHeader.parse(header("[" + SPAN.formatted("\"url.path\":\"/api\"") + "]"));

        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.service()).isEqualTo("backend");
            assertThat(span.end() - span.start()).isEqualTo(1000);
            assertThat(span.attribute("url.path")).isEqualTo("/api");
        });
    }

    /** Whoever tells more than may be told is not repeated. */
    @Test
    void attributesThatMayNotBeTold_areDropped_andLongOnesCut() {
        String attributes =
                "\"http.request.header.authorization\":\"Bearer x\",\"url.query\":\"code=x\",\"url.path\":\""
                        + "p".repeat(5000) + "\"";
        List<RecordedSpan> spans = SpansHeader.parse(header("[" + SPAN.formatted(attributes) + "]"));

        assertThat(spans.get(0).attributes()).containsOnlyKeys("url.path");
        assertThat(spans.get(0).attribute("url.path")).hasSize(301);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[1]",
                "[{}]",
                "[null]",
                "[{\"attributes\":{\"url.path\":null}}]",
                "[",
                "[{\"spanId\":7}]",
                "[{\"spanId\":\"00f067aa0ba902b7\",\"parentSpanId\":\"x\",\"service\":\"backend\"}]",
                "[{\"spanId\":\"00f067aa0ba902b7\",\"parentSpanId\":\"0000000000000000\",\"service\":\"<script>\",\"startTimeUnixNano\":\"1\",\"endTimeUnixNano\":\"2\"}]",
                "[{\"spanId\":\"00f067aa0ba902b7\",\"parentSpanId\":\"0000000000000000\",\"service\":\"backend\",\"startTimeUnixNano\":\"-1\",\"endTimeUnixNano\":\"2\"}]",
                "[{\"spanId\":\"00f067aa0ba902b7\",\"parentSpanId\":\"0000000000000000\",\"service\":\"backend\",\"startTimeUnixNano\":\"99999999999999999999\",\"endTimeUnixNano\":\"2\"}]",
            })
    void whatIsNoSpans_isNone(String json) {
        assertThat(SpansHeader.parse(header(json))).isEmpty();
    }

    @Test
    void whatIsNoBase64_orTooLong_isNone() {
        assertThat(SpansHeader.parse(null)).isEmpty();
        assertThat(SpansHeader.parse("wanted!")).isEmpty();
        assertThat(SpansHeader.parse("A".repeat(64 * 1024 + 1))).isEmpty();
        assertThat(SpansHeader.parse(header("[".repeat(20_000)))).isEmpty();
    }

    @Test
    void moreSpansThanAnybodyLooksAt_areCut() {
        String many = String.join(",", Collections.nCopies(150, SPAN.formatted("")));

        assertThat(SpansHeader.parse(header("[" + many + "]"))).hasSizeLessThanOrEqualTo(100);
    }

    private static String header(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
