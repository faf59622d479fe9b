package triad.backend.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import triad.backend.fake.TestDatabase;
import triad.backend.problem.Refusal;

/** How long a key is held and its answer kept. */
class IdempotencyKeysTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private final Jdbi jdbi = TestDatabase.inMemory();

    @Test
    void keyOfARequestThatIsBeingCarriedOut_isHeld() {
        assertThat(claim(Duration.ZERO, "first")).isEmpty();

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> claim(Duration.ofSeconds(119), "second"));
    }

    @Test
    void keyOfADeadNode_isTakenOverAfterTwoMinutes() {
        assertThat(claim(Duration.ZERO, "first")).isEmpty();

        assertThat(claim(Duration.ofSeconds(121), "second")).isEmpty();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> claim(Duration.ofSeconds(122), "third"));
    }

    @Test
    void answer_isGivenAgainForADay_andForgottenThen() {
        assertThat(claim(Duration.ZERO, "first")).isEmpty();
        jdbi.useHandle(handle -> handle.execute(
                "update idempotency_key set status = 202, headers = '{}', body = 'kept' where claim = 'first'"));

        assertThat(claim(Duration.ofHours(24), "again").map(Answer::body)).contains("kept");
        assertThat(claim(Duration.ofHours(24).plusMillis(1), "anew")).isEmpty();
    }

    private Optional<Answer> claim(Duration later, String attempt) {
        return new IdempotencyKeys(jdbi, Clock.fixed(NOON.plus(later), ZoneOffset.UTC))
                .claim(new KeyedRequest("ada", "POST /api/imports", new IdempotencyKey("key"), "print", attempt));
    }
}
