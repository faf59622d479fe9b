package triad.provider.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which new passwords are taken. */
class PasswordFlawTest {
    private static final User BOB = new User(
            "7b1c",
            "bob.okafor",
            "Bob",
            "Okafor",
            "bob@triad.example",
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            PersonalDetails.NONE,
            Set.of(),
            Instant.EPOCH);

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "12345678", "пароль-8", "bob.okafor!"})
    void eightCharacters_areEnough(String password) {
        assertThat(PasswordFlaw.find(password, BOB)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "🔑🔑🔑🔑🔑🔑🔑"})
    void sevenCharacters_areTooFew(String password) {
        assertThat(PasswordFlaw.find(password, BOB)).contains(PasswordFlaw.TOO_SHORT);
    }

    @Test
    void whatSignInWouldNotLookAt_isTooLong() {
        assertThat(PasswordFlaw.find("x".repeat(1000), BOB)).isEmpty();
        assertThat(PasswordFlaw.find("x".repeat(1001), BOB)).contains(PasswordFlaw.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob.okafor", "BOB.OKAFOR", " bob.okafor ", "Bob@Triad.Example"})
    void ownName_isRefusedInAnyCase(String password) {
        assertThat(PasswordFlaw.find(password, BOB)).contains(PasswordFlaw.IS_THE_NAME);
    }
}
