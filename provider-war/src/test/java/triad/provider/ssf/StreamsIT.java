package triad.provider.ssf;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.outside.StreamOwner.PUSH;
import static triad.provider.outside.StreamOwner.SESSION_REVOKED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.Server;
import triad.provider.outside.StreamOwner;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** The management of event streams (SSF 1.0 §7, §8.1). */
@ExtendWith(ArquillianExtension.class)
class StreamsIT {
    private static final String UNKNOWN = "urn:example:secevent:events:type_4";
    private static final String RECEIVER = "https://localhost:" + Triad.RECEIVER_PORT + "/events";
    private final StreamOwner owner = StreamOwner.of(Server.BACKEND);

    @BeforeEach
    @AfterEach
    void forget() {
        StreamOwner.forgetStreams();
    }

    /** §7.1, §7.2: the issuer MUST be identical; every endpoint is served. */
    @Test
    void metadata_namesWhatIsServed() {
        Answer answer = new Http(Tls.anonymous()).get(Triad.ISSUER + "/.well-known/ssf-configuration");

        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json())
                .containsEntry("issuer", Triad.ISSUER)
                .containsEntry("spec_version", "1_0")
                .containsEntry("jwks_uri", Triad.ISSUER + "/jwks")
                .containsEntry("delivery_methods_supported", List.of(PUSH, StreamOwner.POLL))
                .containsEntry("default_subjects", "ALL");
        for (String name : List.of("configuration", "status", "add_subject", "remove_subject", "verification")) {
            String url = answer.text(name + "_endpoint");
            assertThat(url).startsWith(Triad.ISSUER + "/ssf/");
            assertThat(Server.BACKEND
                            .http()
                            .post(url.replace(Triad.ISSUER, Triad.MTLS), "")
                            .status())
                    .as(name)
                    .isEqualTo(401);
        }
    }

    /** §8.1.1.1: 201, an unknown event is ignored, the authorization header is not shown. */
    @Test
    void createdStream_isShown() {
        Answer answer = owner.create(Map.of(
                "delivery",
                Map.of("method", PUSH, "endpoint_url", RECEIVER, "authorization_header", "Bearer secret-of-receiver"),
                "events_requested",
                List.of(SESSION_REVOKED, UNKNOWN),
                "description",
                "Stream of C"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json())
                .containsEntry("iss", Triad.ISSUER)
                .containsEntry("aud", "backend")
                .containsEntry("events_requested", List.of(SESSION_REVOKED, UNKNOWN))
                .containsEntry("events_delivered", List.of(SESSION_REVOKED))
                .containsEntry("delivery", Map.of("method", PUSH, "endpoint_url", RECEIVER))
                .containsEntry("description", "Stream of C")
                .containsKeys("stream_id", "events_supported", "min_verification_interval");
        assertThat(owner.get("/ssf/streams?stream_id=" + answer.text("stream_id"))
                        .body())
                .isEqualTo(answer.body());
        assertThat(owner.get("/ssf/streams").body()).isEqualTo("[" + answer.body() + "]");
        assertThat(TestDatabase.texts("select authorization_encrypted from signal_stream"))
                .allSatisfy(stored -> assertThat(stored).isNotBlank().doesNotContain("secret-of-receiver"));
    }

    /** §8.1.1.1: without a delivery it MUST be poll; §8.1.1.2: without streams the list MUST be empty. */
    @Test
    void emptyRequest_isAPolledStream() {
        assertThat(owner.get("/ssf/streams").body()).isEqualTo("[]");
        Answer answer = owner.send("POST", "/ssf/streams", "");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json())
                .containsEntry(
                        "delivery",
                        Map.of(
                                "method",
                                StreamOwner.POLL,
                                "endpoint_url",
                                Triad.MTLS + "/ssf/poll/" + answer.text("stream_id")));
    }

    /** §8.1.1.3: what is named MUST be updated, what is missing MUST NOT be changed. */
    @Test
    void patchedStream_changesWhatIsNamed() {
        String id = owner.poll(SESSION_REVOKED);

        Answer answer = owner.send("PATCH", "/ssf/streams", Map.of("stream_id", id, "description", "new"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("description", "new")
                .containsEntry("events_delivered", List.of(SESSION_REVOKED));
    }

    /** §8.1.1.4: what is missing MUST be deleted. */
    @Test
    void replacedStream_hasWhatIsNamedAlone() {
        String id = owner.poll(SESSION_REVOKED);

        Answer answer = owner.send("PUT", "/ssf/streams", Map.of("stream_id", id, "description", "new"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("description", "new")
                .containsEntry("events_requested", List.of())
                .containsEntry("events_delivered", List.of());
    }

    @Test
    void deletedStream_isGone() {
        String id = owner.poll(SESSION_REVOKED);

        assertThat(owner.send("DELETE", "/ssf/streams?stream_id=" + id, "").status())
                .isEqualTo(204);
        assertThat(owner.get("/ssf/streams?stream_id=" + id).status()).isEqualTo(404);
        assertThat(owner.send("DELETE", "/ssf/streams?stream_id=" + id, "").status())
                .isEqualTo(404);
    }

    @Test
    void tooManyStreams_areAConflict() {
        for (int i = 0; i < 10; i++) {
            owner.poll();
        }
        assertThat(owner.create(Map.of()).status()).isEqualTo(409);
    }

    /** §8.1.1.3: Transmitter-Supplied properties MUST match. */
    @ParameterizedTest
    @CsvSource({"iss, https://evil.example", "aud, frontend", "events_delivered, x", "min_verification_interval, 1"})
    void foreignProperty_isRefused(String name, String value) {
        String id = owner.poll(SESSION_REVOKED);
        for (String method : List.of("PATCH", "PUT")) {
            assertThat(owner.send(method, "/ssf/streams", Map.of("stream_id", id, name, value))
                            .status())
                    .isEqualTo(400);
        }
    }

    /** §8.1.2. */
    @Test
    void status_isKeptWithItsReason() {
        String id = owner.poll(SESSION_REVOKED);

        Answer paused =
                owner.send("POST", "/ssf/status", Map.of("stream_id", id, "status", "paused", "reason", "maintenance"));

        assertThat(paused.json())
                .containsOnly(
                        Map.entry("stream_id", id), Map.entry("status", "paused"), Map.entry("reason", "maintenance"));
        assertThat(owner.get("/ssf/status?stream_id=" + id).body()).isEqualTo(paused.body());
        for (String status : List.of("stopped", "ENABLED", "")) {
            assertThat(owner.send("POST", "/ssf/status", Map.of("stream_id", id, "status", status))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(owner.get("/ssf/status").status()).isEqualTo(400);
        assertThat(owner.get("/ssf/status?stream_id=x").status()).isEqualTo(404);
    }

    /** §8.1.1.3: a set has no order, so that whoever keeps sets may send them back. */
    @Test
    void eventsInAnotherOrder_match() {
        Answer created =
                owner.create(Map.of("events_requested", List.of(SESSION_REVOKED, StreamOwner.CREDENTIAL_CHANGE)));
        String id = created.text("stream_id");
        List<Object> supported = new ArrayList<>((List<?>) created.json().get("events_supported"));
        Collections.reverse(supported);

        assertThat(owner.send("PATCH", "/ssf/streams", Map.of("stream_id", id, "events_supported", supported))
                        .status())
                .isEqualTo(200);
        supported.set(0, supported.get(1));
        assertThat(owner.send("PATCH", "/ssf/streams", Map.of("stream_id", id, "events_supported", supported))
                        .status())
                .isEqualTo(400);
    }
}
