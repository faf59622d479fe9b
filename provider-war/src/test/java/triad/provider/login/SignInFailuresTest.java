package triad.provider.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "1, PT0S",
        "4, PT0S",
        "5, PT15S",
        "6, PT30S",
        "7, PT1M",
        "10, PT8M",
        "11, PT15M",
        "40, PT15M",
        "2147483647, PT15M"
    })
    void wait_doublesAfterFiveUpToAQuarterOfAnHour(int failures, Duration wait) {
        assertThat(SignInFailures.waitAfter(failures)).isEqualTo(wait);
    }
}
