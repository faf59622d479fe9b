package triad.backend.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Caller.FRONTEND;
import static triad.backend.fake.Patience.until;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.FakeTransmitter;
import triad.backend.fake.Tokens;
import triad.backend.fake.Trouble;

/** A person of whom the provider cannot say, from some moment on, who they are. */
class StalePerson {
    static final FakeProvider PROVIDER = FakeProvider.start();
    private static final FakeTransmitter TRANSMITTER = PROVIDER.transmitter;

    final String subject = "stale-" + UUID.randomUUID();

    /** Each time another one. */
    String token() {
        return Tokens.valid(subject);
    }

    /** From now on, and what is known is old. */
    void inTrouble(Trouble trouble) {
        PROVIDER.userinfoInstead = Optional.of(trouble);
        outdated();
    }

    /** What is known is old. */
    void outdated() {
        Map<String, Object> user = FakeTransmitter.user(subject);
        assertThat(TRANSMITTER
                        .send(TRANSMITTER.event(FakeTransmitter.TOKEN_CLAIMS_CHANGE, user, claims -> claims))
                        .statusCode())
                .isEqualTo(202);
    }

    /** No trouble any more, for nobody, and the server has noticed. */
    static void providerIsWell() throws Exception {
        PROVIDER.userinfoInstead = Optional.empty();
        PROVIDER.exchangeRefusal = "";
        until(Duration.ofSeconds(15), () -> isFresh(FRONTEND.get(Tokens.valid("stale-recovery"))));
    }

    static boolean isFresh(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && !json(answer).containsKey("identity_stale");
    }

    static JsonObject json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
