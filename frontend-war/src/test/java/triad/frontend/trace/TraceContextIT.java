package triad.frontend.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.sun.net.httpserver.Headers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.FakeKeys;
import triad.frontend.fake.Signed;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** A server where people's own data is: each call carries its context, and nobody hears who called whom. */
@WithTriad
class TraceContextIT {
    private static final String TRACEPARENT = "00-[0-9a-f]{32}-[0-9a-f]{16}-00";
    private static final String FOREIGN = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Browser browser = new Browser();

    /** W3C Trace Context §3.2: on the calls to the provider and to the backend. */
    @Test
    void everyCall_carriesTheContextOfItsRequest() {
        browser.signIn("/profile");
        assertThat(Triad.PROVIDER.calls).hasSize(2).allSatisfy(TraceContextIT::isContext);

        browser.get("/profile");
        assertThat(Triad.API.calls).isNotEmpty().allSatisfy(TraceContextIT::isContext);
    }

    /** Keys are kept for minutes; for one that nobody knows they are asked for again, unless that was just done. */
    @Test
    void questionForKeys_carriesTheContext() {
        ECKey unknown = FakeKeys.key("unknown");
        Triad.PROVIDER.idToken =
                claims -> Signed.signed(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("unknown"), unknown, claims);
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (Triad.PROVIDER.keyCalls.isEmpty() && System.nanoTime() < end) {
            browser.signIn("/profile");
        }

        assertThat(Triad.PROVIDER.keyCalls).isNotEmpty().allSatisfy(TraceContextIT::isContext);
    }

    /** W3C Trace Context §3.2.2.3, §3.2.2.4: neither id is all zeros, and another request is another trace. */
    @Test
    void eachRequest_isATraceOfItsOwn() {
        browser.signIn("/profile");
        browser.get("/profile");
        browser.get("/profile");
        List<String> traces = Triad.API.calls.stream()
                .map(call -> call.getFirst("Traceparent").substring(3, 35))
                .toList();

        assertThat(traces).hasSize(2).doesNotHaveDuplicates().doesNotContain("0".repeat(32));
    }

    /** A stranger's word about traces counts for nothing, and does not travel. */
    @Test
    void whatABrowserSaysOfTraces_isNotPassedOn() {
        browser.signIn("/profile");
        browser.get(
                "/profile",
                "traceparent",
                "00-" + FOREIGN + "-00f067aa0ba902b7-01",
                "tracestate",
                "vendor=secret",
                "baggage",
                "user=secret");
        Headers call = Triad.API.calls.get(0);

        isContext(call);
        assertThat(call.getFirst("Traceparent")).doesNotContain(FOREIGN);
        assertThat(call).doesNotContainKeys("Tracestate", "Baggage");
    }

    @Test
    void whoAsksForSpans_getsNone_andNeitherDoOtherServersHearOfIt() {
        browser.signIn("/profile");
        Triad.API.spans = parent -> "W10";
        HttpResponse<String> page = browser.get("/profile", "Triad-Spans", "wanted");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().map()).doesNotContainKeys("triad-spans", "traceparent", "server-timing");
        assertThat(Triad.API.calls).allSatisfy(call -> assertThat(call).doesNotContainKey("Triad-spans"));
        assertThat(page.body()).doesNotContain("/made", "How this page was made");
    }

    @Test
    void pageAboutTraces_isNotThere() {
        browser.signIn("/profile");
        for (String path : List.of("/made", "/made?trace=" + FOREIGN, "/made.xhtml", "/assets/made.xhtml")) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).doesNotContain("How this page was made");
        }
        assertThat(new Browser().get("/made").statusCode()).isEqualTo(404);
    }

    private static void isContext(Headers call) {
        assertThat(call.get("Traceparent")).singleElement().asString().matches(TRACEPARENT);
        assertThat(call.getFirst("Traceparent")).doesNotContain("-" + "0".repeat(16) + "-");
    }
}
