package triad.backend.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** A server where people's own data is: the caller's trace goes on to the provider, and nobody hears who called whom. */
@ExtendWith(ArquillianExtension.class)
class TraceContextIT {
    private static final FakeProvider PROVIDER = FakeProvider.start();
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String GOOD = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private final String person = "trace-" + UUID.randomUUID();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void forget() {
        PROVIDER.calls.clear();
    }

    /** W3C Trace Context §4.3. */
    @Test
    void callersTrace_goesOnToTheProvider() throws Exception {
        read("traceparent", GOOD);

        assertThat(PROVIDER.calls).hasSize(2).allSatisfy(call -> assertThat(call.get("Traceparent"))
                .containsExactly(GOOD));
    }

    /** W3C Trace Context §3.2.2: whatever is no context begins a new one. */
    @Test
    void contextThatIsNone_isReplaced() throws Exception {
        for (String bad : List.of(
                "",
                "00",
                "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01",
                "00-" + TRACE + "-" + "0".repeat(16) + "-01",
                "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "00-" + TRACE.toUpperCase(java.util.Locale.ROOT) + "-00f067aa0ba902b7-01",
                "00-" + TRACE + "-00f067aa0ba902b7-01-more",
                "00-" + TRACE + "-00f067aa0ba902b7",
                GOOD + GOOD.repeat(20))) {
            PROVIDER.calls.clear();
            read("traceparent", bad);
            assertThat(PROVIDER.calls).as(bad).isNotEmpty().allSatisfy(call -> assertThat(call.get("Traceparent"))
                    .singleElement()
                    .asString()
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                    .doesNotContain(TRACE));
        }
    }

    @Test
    void twoContexts_areNone() throws Exception {
        read("traceparent", GOOD, "traceparent", GOOD.replace('4', '5'));

        assertThat(PROVIDER.calls).isNotEmpty().allSatisfy(call -> assertThat(call.get("Traceparent"))
                .singleElement()
                .asString()
                .endsWith("-00"));
    }

    @Test
    void whatVendorsAdd_goesNoFurther() throws Exception {
        read("traceparent", GOOD, "tracestate", "vendor=secret", "baggage", "user=secret");

        assertThat(PROVIDER.calls).isNotEmpty().allSatisfy((Headers call) -> assertThat(call)
                .doesNotContainKeys("Tracestate", "Baggage"));
    }

    @Test
    void whoAsksForSpans_getsNone_andNeitherIsTheProviderAsked() throws Exception {
        HttpResponse<String> answer = read("traceparent", GOOD, "Triad-Spans", "wanted");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map()).doesNotContainKeys("triad-spans", "traceparent");
        assertThat(PROVIDER.calls).allSatisfy(call -> assertThat(call).doesNotContainKey("Triad-spans"));
    }

    /** Nor does somebody who is refused before any resource answers. */
    @Test
    void whoIsRefused_hearsNothing() throws Exception {
        HttpResponse<String> answer =
                Caller.FRONTEND.send(Caller.to("/api/profile").header("Triad-Spans", "wanted"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().map()).doesNotContainKey("triad-spans");
    }

    private HttpResponse<String> read(String... headers) throws Exception {
        return Caller.FRONTEND.send(Caller.to("/api/profile")
                .header("Authorization", "Bearer " + Tokens.valid(person))
                .headers(headers));
    }
}
