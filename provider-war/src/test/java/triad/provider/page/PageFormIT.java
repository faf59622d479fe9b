package triad.provider.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** What is posted to pages, of which each has a form; what comes of forms that are right, the tests of the pages show. */
@ExtendWith(ArquillianExtension.class)
class PageFormIT {
    private static final int KIB = 1024;
    private final Http http = new Http(Tls.anonymous());

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/consent", "/device", "/sign-out"})
    void bigForm_isRefused(String page) {
        assertThat(post(page, "user=" + "a".repeat(256 * KIB)).status()).isEqualTo(400);
    }

    @Test
    void bigForm_isRefusedInWords() {
        Answer answer = http.send(Http.request(Triad.ISSUER + "/login", "Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("user=" + "a".repeat(256 * KIB)))
                .build());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("The body is too large");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void tooManyFields_areRefused() {
        String fields =
                IntStream.rangeClosed(0, 100).mapToObj(i -> "f" + i + "=").collect(Collectors.joining("&"));

        assertThat(post("/login", fields).status()).isEqualTo(400);
    }

    @Test
    void fieldsOfAddressAndBody_areTooManyTogether() {
        String some = IntStream.rangeClosed(0, 60).mapToObj(i -> "f" + i + "=").collect(Collectors.joining("&"));

        assertThat(post("/login?" + some, some).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=x", "text/plain"})
    void whatIsNoForm_isRefused(String type) {
        Answer answer = http.send(Http.request(Triad.ISSUER + "/login", "Content-Type", type)
                .POST(BodyPublishers.ofString("user=alice"))
                .build());

        assertThat(answer.status()).isEqualTo(400);
    }

    private Answer post(String page, String form) {
        return http.post(Triad.ISSUER + page, form);
    }
}
