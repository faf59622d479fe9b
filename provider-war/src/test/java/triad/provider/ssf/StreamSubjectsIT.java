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
import triad.provider.outside.Server;
import triad.provider.outside.StreamOwner;
import triad.provider.outside.Triad;

/** Of whom a stream tells (SSF 1.0 §8.1.3). */
@ExtendWith(ArquillianExtension.class)
class StreamSubjectsIT {
    private final StreamOwner owner = StreamOwner.of(Server.BACKEND);

    @BeforeEach
    @AfterEach
    void forget() {
        StreamOwner.forgetStreams();
    }

    /** §8.1.3.2, §8.1.3.3, §9.1: who exists is not told; a malformed subject is 400, one that is no user of ours 404. */
    @Test
    void subjects_tellNothing() {
        String id = owner.poll(SESSION_REVOKED);
        Map<String, ?> nobody = Map.of("format", "iss_sub", "iss", Triad.ISSUER, "sub", "nobody");

        assertThat(subject("add", id, nobody).status()).isEqualTo(200);
        assertThat(subject("remove", id, nobody).status()).isEqualTo(204);
        assertThat(subject("remove", id, Map.of("format", "complex", "user", nobody))
                        .status())
                .isEqualTo(204);
        List.of(
                        Map.of("format", "iss_sub", "iss", Triad.ISSUER),
                        Map.of("format", "iss_sub", "iss", Triad.ISSUER, "sub", 5),
                        Map.of("format", "complex"),
                        Map.of("format", "complex", "user", "nobody"),
                        Map.of("format", "complex", "user", Map.of("format", "complex", "user", nobody)),
                        Map.of("format", 5),
                        Map.of("iss", Triad.ISSUER, "sub", "nobody"),
                        Map.of(),
                        List.of(nobody),
                        "alice")
                .forEach(subject -> assertSubject(id, subject, 400));
        List.of(
                        Map.of("format", "iss_sub", "iss", "https://evil.example", "sub", "alice"),
                        Map.of("format", "iss_sub", "iss", Triad.ISSUER, "sub", "x".repeat(65)),
                        Map.of("format", "email", "email", "alice@triad.example"),
                        Map.of("format", "complex", "user", nobody, "session", Map.of("format", "opaque", "id", "x")),
                        Map.of("format", "complex", "tenant", nobody))
                .forEach(subject -> assertSubject(id, subject, 404));
        assertThat(subject("remove", "x", nobody).status()).isEqualTo(404);
    }

    private void assertSubject(String streamId, Object subject, int status) {
        assertThat(subject("add", streamId, subject).status()).as("%s", subject).isEqualTo(status);
        assertThat(subject("remove", streamId, subject).status())
                .as("%s", subject)
                .isEqualTo(status);
    }

    private Answer subject(String verb, String streamId, Object subject) {
        return owner.send("POST", "/ssf/subjects/" + verb, Map.of("stream_id", streamId, "subject", subject));
    }
}
