package triad.provider.ssf;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.outside.StreamOwner.PUSH;
import static triad.provider.outside.StreamOwner.SESSION_REVOKED;

import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Server;
import triad.provider.outside.StreamOwner;
import triad.provider.outside.Triad;

/** Streams that nobody may make: to addresses that are not public, of another shape, too long (SSF 1.0 §8.1.1). */
@ExtendWith(ArquillianExtension.class)
class UnfitStreamIT {
    private static final String RECEIVER = "https://localhost:" + Triad.RECEIVER_PORT + "/events";
    private final StreamOwner owner = StreamOwner.of(Server.BACKEND);

    @BeforeEach
    @AfterEach
    void forget() {
        StreamOwner.forgetStreams();
    }

    /** ATTACKS 65 to 67: nothing is sent to an address that is not public. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/events",
                "https://localhost:21443/events",
                "https://127.0.0.1/events",
                "https://127.0.0.1:21555/events",
                "https://2130706433/events",
                "https://[::1]/events",
                "https://[::ffff:127.0.0.1]:21555/events",
                "https://10.0.0.1/events",
                "https://169.254.169.254/latest/meta-data",
                "https://192.168.0.1/",
                "https://[fd00::1]/",
                "https://user@localhost:21555/events",
                "https://localhost:21555/events#x",
                "http://localhost:21555/events",
                "file:///etc/passwd",
                "https:///events",
                "https://does-not-exist.invalid/",
                "not a url",
                ""
            })
    void unfitEndpoint_isRefused(String url) {
        Map<String, ?> delivery = Map.of("method", PUSH, "endpoint_url", url);
        String id = owner.poll(SESSION_REVOKED);

        assertThat(owner.create(Map.of("delivery", delivery)).status()).isEqualTo(400);
        assertThat(owner.send("PATCH", "/ssf/streams", Map.of("stream_id", id, "delivery", delivery))
                        .error())
                .isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "x",
                "{",
                "\"x\"",
                "{\"events_requested\": \"x\"}",
                "{\"events_requested\": [1]}",
                "{\"events_requested\": [\"a b\"]}",
                "{\"events_requested\": {}}",
                "{\"description\": 1}",
                "{\"description\": \"\\u0000\"}",
                "{\"delivery\": \"push\"}",
                "{\"delivery\": {\"method\": \"urn:ietf:rfc:8935\"}}",
                "{\"delivery\": {\"method\": \"smtp\"}}",
                "{\"delivery\": {\"method\": 1}}"
            })
    void malformedStream_isRefused(String body) {
        Answer answer = owner.send("POST", "/ssf/streams", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
        assertThat(owner.get("/ssf/streams").body()).isEqualTo("[]");
    }

    @Test
    void headerOfTwoLines_isRefused() {
        assertThat(owner.create(Map.of(
                                "delivery",
                                Map.of(
                                        "method",
                                        PUSH,
                                        "endpoint_url",
                                        RECEIVER,
                                        "authorization_header",
                                        "x\r\nHost: y")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void bigBody_isRefused() {
        for (String method : List.of("POST", "PUT", "PATCH")) {
            assertThat(owner.send(method, "/ssf/streams", "{\"description\": \"" + "x".repeat(70_000) + "\"}")
                            .status())
                    .isEqualTo(400);
        }
        assertThat(owner.send("POST", "/ssf/streams", "[".repeat(30_000)).status())
                .isEqualTo(400);
    }
}
