package triad.provider.ssf;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.outside.StreamOwner.SESSION_REVOKED;

import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.StreamOwner;

/** Who may read and change which event streams. */
@ExtendWith(ArquillianExtension.class)
class StreamAccessIT {
    private final StreamOwner owner = StreamOwner.of(Server.BACKEND);

    @BeforeEach
    @AfterEach
    void forget() {
        StreamOwner.forgetStreams();
    }

    /** A stream of another client is as unknown as one that is not there. */
    @Test
    void streamOfAnother_isUnknown() {
        String id = owner.poll(SESSION_REVOKED);
        StreamOwner other = StreamOwner.of(Server.TOLD);

        assertThat(other.get("/ssf/streams").body()).isEqualTo("[]");
        assertThat(other.get("/ssf/streams?stream_id=" + id).status()).isEqualTo(404);
        assertThat(other.get("/ssf/status?stream_id=" + id).status()).isEqualTo(404);
        assertThat(other.send("PATCH", "/ssf/streams", Map.of("stream_id", id)).status())
                .isEqualTo(404);
        assertThat(other.send("PUT", "/ssf/streams", Map.of("stream_id", id)).status())
                .isEqualTo(404);
        assertThat(other.send("DELETE", "/ssf/streams?stream_id=" + id, "").status())
                .isEqualTo(404);
        assertThat(other.send("POST", "/ssf/poll/" + id, "{}").status()).isEqualTo(404);
        assertThat(other.send("POST", "/ssf/verify", Map.of("stream_id", id)).status())
                .isEqualTo(404);
        assertThat(other.send("POST", "/ssf/status", Map.of("stream_id", id, "status", "disabled"))
                        .status())
                .isEqualTo(404);
        assertThat(owner.get("/ssf/status?stream_id=" + id).text("status")).isEqualTo("enabled");
    }

    /** Each scope opens what it says and nothing else. */
    @Test
    void wrongScope_isInsufficient() {
        String id = owner.poll(SESSION_REVOKED);
        StreamOwner reading = StreamOwner.of(Server.BACKEND, "ssf.read");
        StreamOwner managing = StreamOwner.of(Server.BACKEND, "ssf.manage");

        for (Answer answer : List.of(
                reading.create(Map.of()),
                reading.send("PATCH", "/ssf/streams", Map.of("stream_id", id)),
                reading.send("DELETE", "/ssf/streams?stream_id=" + id, ""),
                reading.send("POST", "/ssf/verify", Map.of("stream_id", id)),
                reading.send("POST", "/ssf/status", Map.of("stream_id", id, "status", "paused")),
                reading.send("POST", "/ssf/subjects/add", Map.of("stream_id", id)),
                managing.get("/ssf/streams"),
                managing.get("/ssf/status?stream_id=" + id),
                managing.send("POST", "/ssf/poll/" + id, "{}"))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.error()).isEqualTo("insufficient_scope");
        }
        assertThat(reading.get("/ssf/streams?stream_id=" + id).status()).isEqualTo(200);
    }

    /** Only an access token for this API, of the client itself, with its certificate. */
    @Test
    void otherTokens_areRefused() {
        String userToken = ProviderFlow.frontend().tokens("alice").accessToken();
        String own = StreamOwner.token(Server.BACKEND, "ssf.read ssf.manage").text("access_token");

        for (StreamOwner caller : List.of(
                StreamOwner.with(Server.FRONTEND, userToken),
                StreamOwner.with(Server.FRONTEND, own),
                StreamOwner.with(Server.BACKEND, own + "x"),
                StreamOwner.with(Server.BACKEND, "x"))) {
            assertThat(caller.get("/ssf/streams").status()).isEqualTo(401);
            assertThat(caller.create(Map.of()).error()).isEqualTo("invalid_token");
        }
        assertThat(StreamOwner.token(Server.SERVICE, "ssf.read").error()).isEqualTo("invalid_scope");
    }
}
