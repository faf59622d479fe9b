package triad.backend.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendConfigTest {
    private final Map<String, String> values = new HashMap<>(
            Map.of("backend.url", "https://localhost:10443", "backend.provider.issuer", "https://localhost:9443"));

    @Test
    void addressesAlone_areEnough() {
        BackendConfig config = read();

        assertThat(config.url()).isEqualTo(URI.create("https://localhost:10443"));
        assertThat(config.security().clients()).containsExactly("frontend");
        assertThat(config.security().revocationAge()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.provider().identityAge()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.provider().staleAge()).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @CsvSource({
        "backend.url,http://localhost",
        "backend.url,localhost",
        "backend.url,https://localhost/?a",
        "backend.url,'https://local host'",
        "backend.provider.issuer,ftp://localhost",
        "backend.provider.issuer,https://localhost/#a",
        "backend.provider.client-id,' '",
        "backend.provider.connect-timeout,5",
        "backend.provider.connect-timeout,PT0S",
        "backend.provider.read-timeout,PT2M",
        "backend.provider.identity-age,PT-1S",
        "backend.provider.identity-age,PT2H",
        "backend.provider.identity-age,soon",
        "backend.provider.stale-age,PT-1S",
        "backend.provider.stale-age,P31D",
        "backend.security.clients,','",
        "backend.security.revocation-age,PT-1S",
        "backend.security.revocation-age,PT1H",
        "backend.security.key-age,PT0.1S",
        "backend.security.unknown-key-pause,PT0S",
        "backend.signal.verification,PT0.1S",
        "backend.signal.silence,PT15S",
        "backend.limit.per-user,0",
        "backend.limit.per-user,many",
        "backend.limit.per-user,100000001",
        "backend.limit.per-client,599",
        "backend.demo.file,/nowhere/demo.json"
    })
    void badValue_isRefusedNamingItsKey(String key, String value) {
        values.put(key, value);
        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + " must");
    }

    @ParameterizedTest
    @CsvSource({"backend.url", "backend.provider.issuer"})
    void missingValue_isRefusedNamingItsKey(String key) {
        values.remove(key);
        assertThatThrownBy(this::read).hasMessage(key + " is not set");
    }

    private BackendConfig read() {
        Config config = (Config) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.ofNullable(values.get((String) arguments[0])));
        return BackendConfigProducer.read(config);
    }
}
