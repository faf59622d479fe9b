package triad.provider.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySettingsTest {

    @Test
    void shortestTimesThatAreSafe_areTaken() {
        assertThat(settings("PT2M", "PT2M").rotation()).hasMinutes(2);
    }

    @ParameterizedTest
    @CsvSource({
        "P30D, PT1M59S, provider.key.publish-before",
        "P30D, PT0S, provider.key.publish-before",
        "P30D, PT-1H, provider.key.publish-before",
        "PT59M, PT1H, provider.key.rotation",
        "PT-1S, PT1H, provider.key.rotation",
        "P401D, PT1H, provider.key.rotation"
    })
    void timeThatIsNotSafe_stopsTheStart(String rotation, String publishBefore, String key) {
        assertThatThrownBy(() -> settings(rotation, publishBefore))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(key);
    }

    private static KeySettings settings(String rotation, String publishBefore) {
        return new KeySettings(
                new SecretBytes(new byte[32]),
                Optional.empty(),
                Duration.parse(rotation),
                Duration.parse(publishBefore));
    }
}
