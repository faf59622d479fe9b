package triad.provider.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.provider.config.KeySettings;
import triad.provider.outside.MovableClock;

/** That a token was verified a moment ago helps nobody who could not have it verified now. */
class RememberedTokensTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final KeyDatabase database = new KeyDatabase().migrate("latest");
    private final MovableClock clock = new MovableClock();
    private final Node node = Node.on(database.jdbi(), clock);

    @BeforeEach
    void begin() {
        node.rotation().begin();
    }

    @AfterEach
    void end() {
        database.close();
    }

    /** A second before its key leaves the set it is verified, a second after that it is not, whatever is remembered. */
    @Test
    void keyThatLeftTheSet_verifiesNoTokenThatIsRemembered() {
        String token = node.sign();
        clock.pass(KeySettings.KNOWN_AFTER);
        node.rotation().rotate(Optional.empty());
        clock.pass(KeySettings.NODE_AGE.plus(Node.ACCESS_TOKEN).plusMinutes(5).minus(SECOND));
        assertThat(node.verifies(token)).isTrue();

        clock.pass(SECOND.multipliedBy(2));
        assertThat(node.verifies(token)).isFalse();
    }

    @Test
    void anotherSignatureUnderTheSameClaims_isLookedAt() {
        String token = node.sign();
        assertThat(node.verifies(token)).isTrue();

        String claims = token.substring(0, token.lastIndexOf('.') + 1);
        String other = node.sign();
        assertThat(node.verifies(claims
                        + other.substring(other.lastIndexOf('.') + 1)
                                .transform(signature ->
                                        (signature.charAt(0) == 'A' ? 'B' : 'A') + signature.substring(1))))
                .isFalse();
        assertThat(node.verifies(claims)).isFalse();
        assertThat(node.verifies(token)).isTrue();
    }

    @Test
    void rememberedToken_isOfNoOtherType() {
        String token = node.sign();
        assertThat(node.verifies(token)).isTrue();

        assertThat(node.keys().verify(token, JOSEObjectType.JWT)).isEmpty();
    }
}
