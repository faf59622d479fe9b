package triad.provider.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Triad;

/** The {@code request_uri} at the authorization endpoint (RFC 9126 §4). */
@ExtendWith(ArquillianExtension.class)
class RequestUriIT {
    private final Browser browser = new Browser();
    private final ProviderFlow flow = ProviderFlow.frontend(browser);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ietf:params:oauth:request_uri:",
                "urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c",
                "urn:example:bwc4JK-ESC0w8acc191e-Y1LTC2",
                "URN:IETF:PARAMS:OAUTH:REQUEST_URI:x",
                "file:///etc/passwd",
                "data:,x",
                "x"
            })
    void unknownUri_isAPage(String requestUri) {
        assertPage(browser.get(flow.url(requestUri)));
    }

    /** ATTACKS 65: no URI is ever fetched. */
    @Test
    void webUri_isAPageAndNotFetched() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer lure = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 21090), 0);
        lure.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.close();
        });
        lure.start();
        try {
            assertPage(browser.get(flow.url("http://localhost:21090/request.jwt")));
            assertPage(browser.get(flow.url("https://localhost:21090/request.jwt")));
        } finally {
            lure.stop(0);
        }
        assertThat(calls).hasValue(0);
    }

    /** RFC 9126 §2.2: bound to the client that pushed it. */
    @Test
    void uriOfAnotherClient_isAPage() {
        assertPage(browser.get(ProviderFlow.mallory().url(flow.requestUri())));
    }

    /** RFC 9126 §4: used once. */
    @Test
    void usedUri_isAPage() {
        String url = flow.pushedUrl();
        assertThat(flow.consented(flow.signedIn(browser.follow(url), "alice")).sent("code"))
                .hasSize(43);

        assertPage(browser.get(url));
        assertPage(new Browser().get(url));
    }

    @Test
    void usedUriOfASignedInBrowser_isAPage() {
        flow.authorize("alice");
        String url = flow.pushedUrl();
        assertThat(browser.get(url).sent("code")).hasSize(43);

        assertPage(browser.get(url));
    }

    @Test
    void expiredUri_isAPage() {
        String requestUri = flow.requestUri();
        TestDatabase.expireRequest(requestUri.replaceAll(".*:", ""));

        assertPage(browser.get(flow.url(requestUri)));
    }

    /** ATTACKS 3. */
    @Test
    void valuesOfOtherKinds_areNoRequestUris() {
        String handle = browser.get(flow.pushedUrl()).sent("continue").replace("/authorize/", "");
        String code = ProviderFlow.frontend().code("alice");

        assertPage(browser.get(flow.url("urn:ietf:params:oauth:request_uri:" + handle)));
        assertPage(browser.get(flow.url("urn:ietf:params:oauth:request_uri:" + code)));
    }

    /** RFC 9126 §4: what was pushed counts, nothing beside it. */
    @Test
    void parametersBesideTheUri_areIgnored() {
        String url = flow.pushedUrl() + "&state=forged&scope=openid&redirect_uri="
                + Http.encoded("https://evil.example/") + "&prompt=none";

        Answer answer = flow.consented(flow.signedIn(browser.follow(url), "alice"));

        assertThat(answer.location()).startsWith(Triad.CALLBACK + "?code=");
        assertThat(answer.sent("state")).isEqualTo("st ate&1");
    }

    private static void assertPage(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
        assertThat(answer.body()).contains("The request_uri is unknown, expired or used");
    }
}
