package triad.provider.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifetimesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofSeconds(10);

    @Test
    void longestThatAreAllowed_areTaken() {
        assertThat(lifetimes("PT599S", "PT60S", "PT1H").authorizationCode()).hasSeconds(60);
    }

    /** FAPI 2.0 §5.3.2.1 and §5.3.2.2: codes for at most 60 s, pushed requests for less than 600 s. */
    @ParameterizedTest
    @CsvSource({
        "PT600S, PT60S, PT1H",
        "PT599S, PT61S, PT1H",
        "PT599S, PT60S, PT1H0.001S",
        "PT0S, PT60S, PT1H",
        "PT599S, PT0S, PT1H",
        "PT599S, PT60S, PT-1S"
    })
    void tooLongOrNone_stopsTheStart(String pushed, String code, String accessToken) {
        assertThatThrownBy(() -> lifetimes(pushed, code, accessToken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("provider.lifetime.");
    }

    @Test
    void idleTimeBeyondTheSession_stopsTheStart() {
        assertThatThrownBy(() -> new Lifetimes(
                        Duration.ofSeconds(90),
                        HOUR,
                        Duration.ofSeconds(60),
                        HOUR,
                        HOUR,
                        HOUR.plusSeconds(1),
                        HOUR,
                        GRACE))
                .hasMessageStartingWith("provider.lifetime.session-idle");
    }

    private static Lifetimes lifetimes(String pushed, String code, String accessToken) {
        return new Lifetimes(
                Duration.parse(pushed),
                HOUR,
                Duration.parse(code),
                Duration.parse(accessToken),
                HOUR,
                HOUR,
                HOUR,
                GRACE);
    }
}
