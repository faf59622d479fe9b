package triad.provider.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Triad;

/** Responses that the browser posts (OAuth 2.0 Form Post Response Mode). */
@ExtendWith(ArquillianExtension.class)
class FormPostIT {
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*)</script>");
    private final ProviderFlow flow = ProviderFlow.mallory().with("response_mode", "form_post");

    /** Form Post Response Mode §2, RFC 9207 §2. */
    @Test
    void grantedRequest_postsCodeStateAndIssuer() {
        Answer answer = flow.authorize("alice");

        Map<String, String> posted = Browser.filled(answer, Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.location()).isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(Browser.action(answer)).isEqualTo(Triad.MALLORY_CALLBACK);
        assertThat(posted.get("code")).hasSize(43);
        assertThat(posted)
                .containsEntry("state", "st ate&amp;1")
                .containsEntry("iss", Triad.ISSUER)
                .hasSize(3);
        assertThat(answer.body()).contains("<button type=\"submit\"");
        assertThat(flow.redeem(Objects.requireNonNull(posted.get("code"))).status())
                .isEqualTo(200);
    }

    /** A page that anybody could bend would send the code anywhere. */
    @Test
    void page_runsItsOneScriptAndPostsToTheClientAlone() {
        Answer answer = new Browser().get(flow.with("prompt", "none").plainUrl());

        Matcher script = SCRIPT.matcher(answer.body());
        assertThat(script.find()).isTrue();
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .contains("script-src 'sha256-" + sha256(script.group(1)) + "'")
                .endsWith("form-action https://mallory.example");
        assertThat(script.find()).isFalse();
    }

    /** RFC 6749 §4.1.2.1: a refusal travels as the code would have. */
    @Test
    void refusal_isPostedToo() {
        Answer answer = new Browser().get(flow.with("prompt", "none").plainUrl());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Browser.filled(answer, Map.of()))
                .containsEntry("error", "login_required")
                .containsEntry("iss", Triad.ISSUER)
                .doesNotContainKey("code");
    }

    /** ATTACKS 33. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"><script>alert(1)</script>",
                "'-alert(1)-'",
                "</form><form action=https://evil.example>",
                "&quot;>"
            })
    void stateWithMarkup_isEscaped(String state) {
        Answer answer = new Browser()
                .get(flow.with("prompt", "none").with("state", state).plainUrl());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(state).doesNotContain("<script>alert");
    }

    /** ATTACKS 27 and 28. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)//",
                "data:text/html,<script>alert(1)</script>",
                "https://evil.example/"
            })
    void unregisteredUri_getsNoForm(String redirectUri) {
        Answer answer = new Browser().get(flow.with("redirect_uri", redirectUri).plainUrl());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("<form", "javascript:", "evil.example");
    }

    /** A browser can post to no app. */
    @Test
    void uriOfAnApp_takesNoForm() {
        Answer answer = new Browser()
                .get(ProviderFlow.of(PlainClient.app(), "com.example.pocket:/callback")
                        .with("response_mode", "form_post")
                        .plainUrl());

        assertThat(answer.location()).startsWith("com.example.pocket:/callback?error=invalid_request&");
    }

    /** What is not served is refused in the mode that everybody understands. */
    @ParameterizedTest
    @ValueSource(strings = {"fragment", "fragment.jwt", "web_message", "FORM_POST", "query ", "form_post form_post"})
    void unknownMode_isRefusedInTheQuery(String mode) {
        Answer answer = new Browser().get(flow.with("response_mode", mode).plainUrl());

        assertThat(answer.location()).startsWith(Triad.MALLORY_CALLBACK + "?error=invalid_request&");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
