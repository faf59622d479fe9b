package triad.frontend.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Nodes;
import triad.frontend.fake.Triad;

/** Two nodes as one server: who is signed in on one is so on the other, and no longer when signed out on either; a killed node is not missed. */
@TestMethodOrder(OrderAnnotation.class)
class NodesIT {
    private static final String COOKIE = "__Host-triad-frontend=";
    private static final Nodes NODES = new Nodes();

    @BeforeAll
    static void start() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        NODES.startTogether(Map.of("FRONTEND_SESSION_ENCRYPTION_KEY", key)).awaitReady();
        comeAllAtOnce(1);
    }

    /** The first pages of a node are made for several visitors at the same time. */
    private static void comeAllAtOnce(int node) {
        Triad.reset();
        List<Browser> browsers =
                Stream.generate(() -> new Browser().signIn(node)).limit(8).toList();
        ExecutorService visitors = Executors.newFixedThreadPool(browsers.size());
        try {
            CompletableFuture.allOf(browsers.stream()
                            .map(browser -> CompletableFuture.runAsync(() -> profile(browser, node), visitors))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            visitors.shutdown();
        }
    }

    @AfterAll
    static void stop() {
        NODES.close();
    }

    @BeforeEach
    void reset() {
        Triad.reset();
    }

    @Test
    void signInBegunOnOne_endsOnTheOther_andIsKnownToBoth() {
        var browser = new Browser();
        String callback = browser.atProvider(Nodes.url(0) + "/profile").replace(Nodes.ORIGIN, Nodes.url(1));
        assertThat(Browser.location(browser.get(callback))).isEqualTo("/profile");

        assertThat(profile(browser, 0).body()).contains("Ada Lovelace");
        assertThat(profile(browser, 1).body()).contains("Ada Lovelace");
    }

    @Test
    void formOpenedOnOne_keepsOnTheOtherWhatWasTyped() {
        Browser browser = new Browser().signIn(0);
        Map<String, String> form = Browser.form(profile(browser, 0).body());
        form.put("form:job_title", "Typed on one");
        Triad.API.status = 503;

        assertThat(browser.post(Nodes.url(1) + "/profile", form, "Origin", Nodes.ORIGIN)
                        .body())
                .as(() -> Nodes.lastWords(1))
                .contains("Typed on one");
    }

    /** The servlet container's own copies do not do this: there the other node went on as if nothing had happened. */
    @Test
    void signOutOnOne_isOneOnTheOther() {
        Browser browser = new Browser().signIn(0);
        assertThat(profile(browser, 1).statusCode()).isEqualTo(200);
        String cookie = browser.sessionId();
        browser.post(Nodes.url(0) + "/sign-out", Map.of(), "Origin", Nodes.ORIGIN);

        for (int node = 0; node < 2; node++) {
            assertThat(new Browser()
                            .get(Nodes.url(node) + "/profile", "Cookie", COOKIE + cookie)
                            .statusCode())
                    .isEqualTo(303);
            assertThat(browser.get(Nodes.url(node) + "/").body()).doesNotContain("Hello");
        }
    }

    @Test
    void tenRequestsOverTwoNodes_renewOnce() {
        Triad.PROVIDER.lifetime = 1;
        Browser browser = new Browser().signIn(0);

        var threads = Executors.newFixedThreadPool(10);
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> profile(browser, i % 2), threads))
                .toList();

        assertThat(answers).extracting(answer -> answer.join().statusCode()).containsOnly(200);
        threads.shutdown();
        assertThat(Triad.PROVIDER.refreshes).hasValue(1);
        assertThat(Triad.API.calls)
                .hasSizeGreaterThanOrEqualTo(10)
                .extracting(call -> call.getFirst("Authorization"))
                .containsOnly("Bearer renewed-1");
    }

    @Test
    void invalidGrantOnOne_endsTheSessionOnBoth() {
        Triad.PROVIDER.lifetime = 1;
        Triad.PROVIDER.refreshError = "invalid_grant";
        Browser browser = new Browser().signIn(0);

        assertThat(profile(browser, 0).statusCode()).isEqualTo(303);
        assertThat(browser.get(Nodes.url(1) + "/").body()).doesNotContain("Hello");
        assertThat(Triad.PROVIDER.refreshes).hasValue(1);
    }

    /** Whoever gets into the grid after all: reads no token, becomes nobody, and can do no more harm than sign people out. */
    @Test
    void memoryOfTheGrid_holdsNoToken_andWhatIsTamperedWithIsNobody() {
        Browser ada = new Browser().signIn(0);
        String hers = SessionCookie.key(ada.sessionId());
        Browser other = new Browser().signIn(1);
        String others = SessionCookie.key(other.sessionId());
        HazelcastInstance intruder = intruder();
        try {
            IMap<String, String> memory = intruder.getMap("triad.memory");
            String kept = requireNonNull(memory.get(hers));
            assertThat(kept).matches("eyJ[\\w-]+\\.\\.[\\w-]+\\.[\\w-]+\\.[\\w-]+");
            assertThat(memory.entrySet().toString()).doesNotContain("\"", "Lovelace", ada.sessionId());

            memory.set(others, kept);
            assertThat(profile(other, 0).statusCode())
                    .as("another's session under one's own key")
                    .isEqualTo(303);
            for (String garbage :
                    List.of("", "null", "a.b.c.d.e", kept.substring(0, kept.length() - 9), kept.repeat(50))) {
                memory.set(hers, garbage);
                assertThat(profile(ada, 0).statusCode()).as(garbage).isEqualTo(303);
                assertThat(ada.get(Nodes.url(1) + "/").statusCode()).isEqualTo(200);
            }
            memory.set(hers, kept);
            assertThat(profile(ada, 1).body()).contains("Ada Lovelace");
        } finally {
            intruder.shutdown();
        }
    }

    private static HazelcastInstance intruder() {
        var config = new ClientConfig().setClusterName("triad-frontend");
        config.getNetworkConfig().addAddress("127.0.0.1:" + Nodes.gridPort(0)).setSmartRouting(false);
        return HazelcastClient.newHazelcastClient(config);
    }

    /** 127.0.0.2 is this machine too, but not the interface that was named. */
    @Test
    void grid_isReachableOnItsInterfaceAlone() throws IOException {
        for (int node = 0; node < 2; node++) {
            int port = Nodes.gridPort(node);
            try (var open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(open.isConnected()).isTrue();
            }
            assertThatThrownBy(() -> new Socket("127.0.0.2", port).close()).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void nodeWithoutAKey_doesNotServe_andSaysWhy() {
        NODES.start(2, Map.of("TRIAD_GRID", Integer.toString(Nodes.gridPort(2))));
        try {
            NODES.await(2, "frontend.session.encryption-key: must be set where several nodes share sessions");
            NODES.await(2, "ready in");
            assertThat(profile(new Browser(), 2).statusCode()).isGreaterThanOrEqualTo(400);
        } finally {
            NODES.kill(2);
        }
    }

    @Test
    void madeUpCookie_isNobodyOnBoth() {
        Stream.of("x", "../../etc", "%00", "a".repeat(4000), "session:x", "\"quoted\"")
                .forEach(value -> IntStream.range(0, 2).forEach(node -> assertThat(new Browser()
                                .get(Nodes.url(node) + "/profile", "Cookie", COOKIE + value)
                                .statusCode())
                        .as(value)
                        .isEqualTo(303)));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void killedNode_signsNobodyOut_losesNoForm_andFreesItsTurn() {
        List<Browser> browsers =
                Stream.generate(() -> new Browser().signIn(0)).limit(10).toList();
        Map<String, String> form = Browser.form(profile(browsers.get(0), 0).body());
        form.put("form:job_title", "Typed before the end");
        Triad.PROVIDER.lifetime = 1;
        Triad.PROVIDER.refreshMillis = 5_000;
        Browser renewing = new Browser().signIn(0);
        var cut = CompletableFuture.runAsync(() -> profile(renewing, 0));
        while (Triad.PROVIDER.refreshes.get() == 0) {
            Thread.onSpinWait();
        }

        NODES.kill(0);
        Triad.PROVIDER.refreshMillis = 0;

        assertThatThrownBy(cut::join).as("its connection").isNotNull();
        assertThat(browsers)
                .allSatisfy(browser -> assertThat(profile(browser, 1).body()).contains("Ada Lovelace"));
        assertThat(profile(renewing, 1).statusCode()).isEqualTo(200);
        assertThat(Triad.PROVIDER.refreshes).hasValue(2);
        Triad.API.status = 503;
        assertThat(browsers.get(0)
                        .post(Nodes.url(1) + "/profile", form, "Origin", Nodes.ORIGIN)
                        .body())
                .as(() -> Nodes.lastWords(1))
                .contains("Typed before the end");
    }

    private static HttpResponse<String> profile(Browser browser, int node) {
        return browser.get(Nodes.url(node) + "/profile");
    }
}
