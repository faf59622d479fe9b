package triad.provider.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads of a browser's own description of itself. */
class DeviceTest {

    @ParameterizedTest
    @CsvSource({
        "Firefox, Linux, Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Chrome, Android, 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36'",
        "Safari, iPhone, 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1'",
        "Edge, Windows, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0'",
        "Chrome, ChromeOS, 'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'"
    })
    void browser_isNamedBeforeItsAncestors(String browser, String system, String userAgent) {
        assertThat(new Device(userAgent).browser()).contains(browser);
        assertThat(new Device(userAgent).system()).contains(system);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "curl/8.14", "<script>alert(1)</script>"})
    void anythingElse_hasNoName(String userAgent) {
        assertThat(new Device(userAgent).browser()).isEmpty();
        assertThat(new Device(userAgent).system()).isEmpty();
    }

    @Test
    void longDescription_isShortened() {
        assertThat(new Device("x".repeat(8000)).userAgent()).hasSize(255);
    }
}
