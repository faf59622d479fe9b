package triad.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in a header of ours as a place of somebody else's. */
class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example",
        "https://Shop.Example/logo.png?a=b#c, https://shop.example",
        "https://shop.example:8443/logo, https://shop.example:8443",
        "https://xn--bcher-kva.example/, https://xn--bcher-kva.example",
        "https://192.0.2.1/x, https://192.0.2.1"
    })
    void webPage_hasAnOrigin(String uri, String origin) {
        assertThat(Origin.of(URI.create(uri)).map(Origin::toString)).contains(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/logo.png",
                "HTTPS://shop.example/logo.png",
                "//shop.example/logo.png",
                "/logo.png",
                "https:logo.png",
                "https:///logo.png",
                "https://a@shop.example/logo.png",
                "https://shop_1.example/logo.png",
                "https://[::1]/logo.png",
                "https://b\u00fccher.example/logo.png",
                "data:image/png;base64,AA==",
                "javascript:alert(1)"
            })
    void whatIsNowhereInTheWeb_hasNone(String uri) {
        assertThat(Origin.of(URI.create(uri))).isEmpty();
    }

    /** A space or a semicolon would say something else in a Content-Security-Policy. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example; script-src *",
                "https://shop.example https://evil.example",
                "https://*",
                "https://*.example",
                "https://shop.example/",
                "https://",
                "'self'",
                "*"
            })
    void whatSaysMore_isNone(String text) {
        assertThatThrownBy(() -> new Origin(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void origin_readsLikeItself() {
        assertThat(new Origin("https://shop.example")).hasToString("https://shop.example");
    }
}
