package triad.frontend.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.config.FrontendConfig.Lifetimes;
import triad.frontend.config.FrontendConfig.Stores;

class FrontendConfigTest {
    private static final String GOOD = "https://localhost:8443";

    @Test
    void redirectUri_isTheCallback() {
        assertThat(config(GOOD, GOOD).redirectUri()).hasToString("https://localhost:8443/callback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9443",
                "https://localhost:9443/",
                "https://localhost:9443?x=1",
                "https://localhost:9443#x",
                "https://user@localhost:9443",
                "localhost:9443",
                "/path",
                "https:opaque"
            })
    void badUrl_namesKeyAndReason(String url) {
        assertThatThrownBy(() -> config(GOOD, url))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("frontend.provider.issuer: must ")
                .hasMessageContaining(url);
    }

    @Test
    void blankClientId_isRefused() {
        assertThatThrownBy(() -> new FrontendConfig(
                        URI.create(GOOD),
                        " ",
                        URI.create(GOOD),
                        URI.create(GOOD),
                        lifetimes("PT30M", "PT8H"),
                        stores()))
                .hasMessageStartingWith("frontend.client-id");
    }

    @Test
    void lifetimes_mustMakeSense() {
        assertThatThrownBy(() -> lifetimes("PT59S", "PT8H")).hasMessageStartingWith("frontend.session.idle");
        assertThatThrownBy(() -> lifetimes("PT1H", "PT59M")).hasMessageStartingWith("frontend.session.absolute");
    }

    @Test
    void config_printsNoPassword() {
        assertThat(config(GOOD, GOOD).toString()).doesNotContain("secret");
    }

    private static FrontendConfig config(String url, String issuer) {
        return new FrontendConfig(
                URI.create(url),
                "frontend",
                URI.create(issuer),
                URI.create(GOOD),
                lifetimes("PT30M", "PT8H"),
                stores());
    }

    private static Lifetimes lifetimes(String idle, String absolute) {
        return new Lifetimes(Duration.parse(idle), Duration.parse(absolute));
    }

    private static Stores stores() {
        return new Stores(Path.of("k.p12"), "secret", Path.of("t.p12"), "secret");
    }
}
