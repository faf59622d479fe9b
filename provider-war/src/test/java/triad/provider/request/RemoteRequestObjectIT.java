package triad.provider.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Receiver;
import triad.provider.outside.Triad;

/** Request objects by reference (RFC 9101 §5.2, OpenID Connect Core §6.2). */
@ExtendWith(ArquillianExtension.class)
class RemoteRequestObjectIT {
    private static final String CALLBACK = "https://enveloped.example/callback";
    private final Receiver receiver = Receiver.on(Triad.REQUESTS_PORT);
    private final KeyedClient client = KeyedClient.enveloped();
    private final ProviderFlow flow =
            ProviderFlow.of(client, CALLBACK).without("resource").with("scope", "openid profile");
    private final String object = client.requestObject(flow.request(), claims -> {});

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void registeredUri_isFetchedAndAuthorizedAsItSays() {
        receiver.answers(answering(200, object));

        Answer answer =
                flow.consented(flow.signedIn(flow.browser().follow(url(receiver.url("/request.jwt"))), "alice"));

        assertThat(answer.location()).startsWith(CALLBACK + "?code=");
        assertThat(answer.sent("state")).isEqualTo("st ate&1");
        assertThat(receiver.count()).isEqualTo(1);
        assertThat(receiver.next().headers()).doesNotContainKeys("Cookie", "Authorization");
    }

    /** OpenID Connect Core §6.2: a fragment tells states of the object apart; it is no part of what is fetched. */
    @Test
    void fragment_isNotFetched() {
        receiver.answers(answering(200, object));
        String uri = receiver.url("/request.jwt") + "#" + ProviderFlow.sha256(object);

        assertThat(flow.browser().follow(url(uri)).asks("login")).isTrue();
        assertThat(receiver.next().path()).isEqualTo("/request.jwt");
    }

    /** ATTACKS 65: nothing else is fetched, however it is written. */
    @Test
    void unregisteredUri_isNotFetched() {
        receiver.answers(answering(200, object));

        for (String uri : List.of(
                receiver.url("/other.jwt"),
                receiver.url("/request.jwt?x"),
                receiver.url("/../request.jwt"),
                receiver.url("/request.jwt/"),
                receiver.url("/request.jwt").replace("localhost", "127.0.0.1"),
                receiver.url("/request.jwt").replace("https", "HTTPS"),
                receiver.url("/request.jwt").replace("://", "://a@"),
                "http://localhost:" + Triad.REQUESTS_PORT + "/plain.jwt",
                "https:///request.jwt",
                "file:///etc/passwd")) {
            assertRefused(flow.browser().get(url(uri)), "invalid_request_uri");
        }
        assertThat(receiver.count()).isZero();
    }

    /** ATTACKS 67: a redirect is no request object. */
    @Test
    void redirect_isNotFollowed() {
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", receiver.url("/elsewhere.jwt"));
            exchange.sendResponseHeaders(302, -1);
        });

        assertRefused(flow.browser().get(url(receiver.url("/request.jwt"))), "invalid_request_uri");
        assertThat(receiver.count()).isEqualTo(1);
    }

    /** RFC 9101 §7: what is there has to be a request object of the client. */
    @Test
    void whatIsNoRequestObject_isRefused() {
        receiver.answers(answering(200, "<html></html>"));
        assertRefused(flow.browser().get(url(receiver.url("/request.jwt"))), "invalid_request_object");

        receiver.answers(answering(200, "x".repeat(40_000)));
        assertRefused(flow.browser().get(url(receiver.url("/request.jwt"))), "invalid_request_uri");

        receiver.answers(answering(404, object));
        assertRefused(flow.browser().get(url(receiver.url("/request.jwt"))), "invalid_request_uri");

        String foreign = client.requestObject(flow.request(), claims -> claims.issuer("keyed"));
        receiver.answers(answering(200, foreign));
        assertRefused(flow.browser().get(url(receiver.url("/request.jwt"))), "invalid_request_object");
    }

    @Test
    void objectAndReference_areTooMuch() {
        assertRefused(
                flow.browser()
                        .get(flow.url(Map.of(
                                "request_uri",
                                receiver.url("/request.jwt"),
                                "request",
                                object,
                                "redirect_uri",
                                CALLBACK))),
                "invalid_request");
        assertThat(receiver.count()).isZero();
    }

    private String url(String requestUri) {
        return flow.url(Map.of("request_uri", requestUri, "redirect_uri", CALLBACK));
    }

    private static HttpHandler answering(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/oauth-authz-req+jwt");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private static void assertRefused(Answer answer, String error) {
        assertThat(answer.location()).startsWith(CALLBACK + "?error=");
        assertThat(answer.sent("error")).isEqualTo(error);
        assertThat(answer.sent("iss")).isEqualTo(Triad.ISSUER);
    }
}
