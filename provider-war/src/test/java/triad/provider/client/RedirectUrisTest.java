package triad.provider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.http.Refusal;

class RedirectUrisTest {
    private final RedirectUris app = RedirectUris.of(
            List.of("http://127.0.0.1/callback", "http://[::1]:1/x", "com.example.app:/callback"), true);

    /** RFC 8252 §7.3: any port of the loopback address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/callback",
                "http://127.0.0.1:51004/callback",
                "http://[::1]:61023/x",
                "com.example.app:/callback"
            })
    void registeredOrOtherPort_isAllowed(String uri) {
        assertThat(app.allow(uri)).isTrue();
    }

    /** ATTACKS 22 to 25, 31, 32. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:80@evil.example/callback",
                "http://127.0.0.1.evil.example/callback",
                "http://127.0.0.1:1/callback/",
                "http://127.0.0.1:1/callback?x",
                "http://127.0.0.1:1/callback#x",
                "http://127.0.0.1:1/x/../callback",
                "https://127.0.0.1/callback",
                "http://localhost/callback",
                "HTTP://127.0.0.1/callback",
                "http://127.0.0.1:x/callback",
                "com.example.app:/other",
                "COM.example.app:/callback",
                ""
            })
    void anythingElse_isNot(String uri) {
        assertThat(app.allow(uri)).isFalse();
    }

    @Test
    void webClient_hasNoFreePort() {
        RedirectUris web = RedirectUris.of(List.of("https://127.0.0.1/callback"), false);
        assertThat(web.allow("https://127.0.0.1/callback")).isTrue();
        assertThat(web.allow("https://127.0.0.1:2/callback")).isFalse();
    }

    /** ATTACKS 27 and 28. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "app:/callback",
                "Com.Example:/x",
                "http://192.168.0.1/callback",
                "https://user@shop.example/callback",
                "https://shop.example/callback#",
                "//shop.example/callback",
                "https://shop.example/call back"
            })
    void unfitUri_isNotRegistered(String uri) {
        assertThatThrownBy(() -> RedirectUris.of(List.of(uri), true)).isInstanceOf(Refusal.class);
    }
}
