package triad.provider.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.config.KeySettings;
import triad.provider.http.Refusal;
import triad.provider.outside.MovableClock;

/** When keys begin and end to sign and to be published, with two nodes on one database. */
class KeyRotationTest {
    private static final Optional<String> ALL = Optional.empty();
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final JWSAlgorithm ES256 = JWSAlgorithm.ES256;
    private final KeyDatabase database = new KeyDatabase().migrate("latest");
    private final MovableClock clock = new MovableClock();
    private final Node one = Node.on(database.jdbi(), clock);
    private final Node two = Node.on(database.jdbi(), clock);
    private final Instant start = clock.instant();

    @BeforeEach
    void begin() {
        one.rotation().begin();
        two.rotation().begin();
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void firstStart_makesOneCurrentAndOneNextOfEachAlgorithm() {
        for (JWSAlgorithm algorithm : one.keys().algorithms()) {
            assertThat(one.of(algorithm, KeyState.CURRENT)).hasSize(1);
            assertThat(one.of(algorithm, KeyState.NEXT)).hasSize(1);
        }
        assertThat(one.published()).hasSize(8).doesNotHaveDuplicates().isEqualTo(two.published());
    }

    @Test
    void eachAlgorithm_signsWithItsOwnKeyAndIsVerifiedByTheOtherNode() {
        for (JWSAlgorithm algorithm : one.keys().algorithms()) {
            String token = one.sign(algorithm);

            assertThat(Node.kid(token))
                    .isEqualTo(one.of(algorithm, KeyState.CURRENT).get(0));
            assertThat(two.verifies(token)).as("%s", algorithm).isTrue();
        }
        assertThat(Node.kid(one.sign())).isEqualTo(Node.kid(one.sign(ES256)));
    }

    @Test
    void secondStart_makesNothing() {
        List<String> before = one.published();
        one.rotation().begin();
        two.rotation().advance();

        assertThat(one.published()).isEqualTo(before);
    }

    @Test
    void beforeItsTime_nothingRotates() {
        List<String> before = one.published();
        clock.pass(Node.ROTATION.minus(SECOND));
        one.rotation().advance();

        assertThat(one.published()).isEqualTo(before);
    }

    @Test
    void atItsTime_theNextKeySignsAndHasASuccessor() {
        String former = Node.kid(one.sign());
        String next = one.of(ES256, KeyState.NEXT).get(0);
        clock.pass(Node.ROTATION);
        one.rotation().advance();
        two.rotation().advance();

        assertThat(Node.kid(one.sign())).isEqualTo(Node.kid(two.sign())).isEqualTo(next);
        assertThat(one.of(ES256, KeyState.RETIRED)).containsExactly(former);
        assertThat(one.of(ES256, KeyState.NEXT)).hasSize(1).doesNotContain(next);
        assertThat(one.published()).hasSize(12).isEqualTo(two.published());
    }

    @Test
    void nextKeyThatIsYoung_doesNotSignThoughItIsTime() {
        String former = Node.kid(one.sign());
        clock.pass(Node.ROTATION);
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "update signing_key set created_at = ? where signs_from is null", clock.instant()));
        one.rotation().advance();
        assertThat(Node.kid(one.sign())).isEqualTo(former);

        clock.pass(Node.PUBLISH_BEFORE);
        one.rotation().advance();
        assertThat(Node.kid(one.sign())).isNotEqualTo(former);
    }

    /** A node signs only with keys that all nodes, and whoever keeps a JWK set, have had time to read. */
    @Test
    void nextKeyThatIsNotKnownEverywhere_isNotRotatedToAtOnce() {
        List<String> before = one.published();
        clock.pass(KeySettings.KNOWN_AFTER.minus(SECOND));

        assertThat(one.rotation().rotate(ALL)).isEqualTo(new KeyRotation.TooEarly(SECOND));
        assertThat(one.published()).isEqualTo(before);
    }

    @Test
    void nextKeyThatIsKnown_isRotatedToAtOnce() {
        String next = one.of(ES256, KeyState.NEXT).get(0);
        clock.pass(KeySettings.KNOWN_AFTER);

        assertThat(one.rotation().rotate(ALL))
                .isInstanceOfSatisfying(
                        KeyRotation.Rotated.class,
                        rotated -> assertThat(rotated.current()).hasSize(4).containsEntry("ES256", next));
        assertThat(Node.kid(one.sign())).isEqualTo(next);
        assertThat(two.rotation().rotate(ALL)).isInstanceOf(KeyRotation.TooEarly.class);
    }

    /** Where one key alone is thought lost, the others need not go. */
    @Test
    void oneAlgorithm_isRotatedByItself() {
        List<String> others = one.of(JWSAlgorithm.EdDSA, KeyState.NEXT);
        String next = one.of(ES256, KeyState.NEXT).get(0);
        clock.pass(KeySettings.KNOWN_AFTER);

        assertThat(one.rotation().rotate(Optional.of("ES256"))).isInstanceOf(KeyRotation.Rotated.class);
        assertThat(Node.kid(one.sign())).isEqualTo(next);
        assertThat(one.of(JWSAlgorithm.EdDSA, KeyState.NEXT)).isEqualTo(others);
        assertThat(one.rotation().rotate(Optional.of("ES256"))).isInstanceOf(KeyRotation.TooEarly.class);
        assertThat(one.rotation().rotate(Optional.of("EdDSA"))).isInstanceOf(KeyRotation.Rotated.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "HS256", "es256", "ES256 "})
    void otherAlgorithm_isRefusedAndRotatesNothing(String algorithm) {
        clock.pass(KeySettings.KNOWN_AFTER);
        List<String> before = one.published();

        assertThatThrownBy(() -> one.rotation().rotate(Optional.of(algorithm))).isInstanceOf(Refusal.class);
        assertThat(one.published()).isEqualTo(before);
    }

    /** What a node does that has not read the keys since another one rotated them. */
    @Test
    void nodeThatHasNotReadYet_isUnderstoodAndUnderstands() {
        clock.pass(KeySettings.KNOWN_AFTER);
        two.keys().reload();
        one.rotation().rotate(ALL);
        clock.pass(KeySettings.NODE_AGE);

        String late = two.sign();
        assertThat(Node.kid(late)).isNotEqualTo(Node.kid(one.sign()));
        assertThat(one.verifies(late)).isTrue();
        assertThat(two.verifies(one.sign())).isTrue();
        assertThat(two.published()).contains(Node.kid(one.sign()));

        clock.pass(SECOND);
        assertThat(Node.kid(two.sign())).isEqualTo(Node.kid(one.sign()));
    }

    @Test
    void retiredKey_isPublishedUntilItsLastTokenHasExpired() {
        clock.pass(KeySettings.KNOWN_AFTER);
        two.keys().reload();
        one.rotation().rotate(ALL);
        clock.pass(KeySettings.NODE_AGE);
        String last = two.sign();

        clock.pass(Node.ACCESS_TOKEN.plusMinutes(4));
        assertThat(one.verifies(last)).isTrue();
        assertThat(one.published()).contains(Node.kid(last));

        clock.pass(Duration.ofMinutes(1));
        assertThat(one.verifies(last)).isFalse();
        assertThat(one.published()).doesNotContain(Node.kid(last));
    }

    /** OpenID Connect RP-Initiated Logout §4: an ID token that has expired should still be accepted as a hint. */
    @Test
    void goneKey_isRecognisedAsLongAsASessionLasts() {
        String token = one.sign();
        clock.pass(KeySettings.KNOWN_AFTER);
        one.rotation().rotate(ALL);

        clock.pass(Node.SESSION);
        one.rotation().advance();
        assertThat(one.verifies(token)).isFalse();
        assertThat(one.recognises(token)).isTrue();

        clock.pass(Node.ACCESS_TOKEN.plusMinutes(6));
        one.rotation().advance();
        assertThat(one.recognises(token)).isFalse();
    }

    /** Both nodes look, and then both do what is to do. */
    @Test
    void twoNodesAtTheSameTime_rotateOnce() {
        clock.pass(KeySettings.KNOWN_AFTER);
        SigningKey next = one.stored().all().get(0);
        Instant now = clock.instant();
        SigningKey first = NewKeys.make(ES256, KeyLife.next(3, now));
        SigningKey second = NewKeys.make(ES256, KeyLife.next(3, now));

        one.stored().rotate(next, first, now, now.plus(Node.ROTATION));
        two.stored().rotate(next, second, now.plusSeconds(1), now);
        two.stored().add(second);

        assertThat(one.of(ES256, KeyState.NEXT)).containsExactly(first.kid());
        assertThat(one.of(ES256, KeyState.CURRENT)).containsExactly(next.kid());
        assertThat(one.published()).hasSize(9);
    }

    @Test
    void lines_tellSinceWhenAndUntilWhen() {
        clock.pass(KeySettings.KNOWN_AFTER);
        Instant now = clock.instant();
        one.rotation().rotate(ALL);

        assertThat(one.rotation().lines())
                .filteredOn(line -> line.algorithm().equals("ES256"))
                .extracting(KeyRotation.Line::state, KeyRotation.Line::since, KeyRotation.Line::until)
                .containsExactly(
                        tuple(KeyState.NEXT, now, now.plus(Node.ROTATION)),
                        tuple(KeyState.CURRENT, now, now.plus(Node.ROTATION)),
                        tuple(
                                KeyState.RETIRED,
                                now,
                                now.plus(Node.ACCESS_TOKEN).plusSeconds(30).plus(Duration.ofMinutes(5))));
        assertThat(one.rotation().lines())
                .extracting(KeyRotation.Line::since)
                .contains(now)
                .doesNotContain(start);
    }
}
