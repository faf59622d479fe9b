package triad.provider.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** The page of the signing keys: who sees it, and what its button does. */
@ExtendWith(ArquillianExtension.class)
class KeysPageIT {
    private static final String PAGE = "/admin/keys";
    private static final String BACK = "/login?continue=" + PAGE;
    private final Browser browser = new Browser();

    @Test
    void administrator_seesEveryKey() {
        Answer page = signedIn("alice").get(PAGE);

        assertThat(page.asks("rotation")).isTrue();
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body()).contains(published()).contains("ES256", "PS256", "RS256", "EdDSA");
        assertThat(page.body()).contains("<td>current</td>", "<td>next</td>").doesNotContain("???", "<script");
    }

    @Test
    void button_rotatesAndLeadsBack() {
        TestDatabase.publishNextKeysLongAgo();
        String before = TestDatabase.signingKey();
        Answer page = signedIn("alice").get(PAGE);

        Answer answer = browser.submit(page, Map.of("rotate", "Rotate now"));

        assertThat(answer.uri().getRawQuery()).isEqualTo("rotated");
        assertThat(answer.body()).contains("The keys were rotated.", "<td>retired</td>");
        assertThat(TestDatabase.signingKey()).isNotEqualTo(before);
        assertThat(answer.body()).contains(published());
    }

    @Test
    void chosenAlgorithm_isRotatedByItself() {
        TestDatabase.publishNextKeysLongAgo();
        String before = TestDatabase.signingKey();
        Answer page = signedIn("alice").get(PAGE);

        browser.submit(page, Map.of("algorithm", "PS256", "rotate", "Rotate now"));
        assertThat(TestDatabase.signingKey()).isEqualTo(before);

        browser.submit(page, Map.of("algorithm", "none", "rotate", "Rotate now"));
        assertThat(TestDatabase.signingKey()).isEqualTo(before);

        browser.submit(page, Map.of("algorithm", "ES256", "rotate", "Rotate now"));
        assertThat(TestDatabase.signingKey()).isNotEqualTo(before);
    }

    @Test
    void buttonTwice_rotatesOnceAndTellsHowLongToWait() {
        TestDatabase.publishNextKeysLongAgo();
        Answer page = signedIn("alice").get(PAGE);
        browser.submit(page, Map.of("rotate", "Rotate now"));
        String after = TestDatabase.signingKey();

        Answer again = browser.submit(page, Map.of("rotate", "Rotate now"));

        assertThat(again.body()).containsPattern("id=\"early\"[^>]*>\\s*The next keys .* Wait 1[0-9]{2} seconds");
        assertThat(TestDatabase.signingKey()).isEqualTo(after);
    }

    @Test
    void postWithoutButton_rotatesNothing() {
        Map<String, String> form = Browser.filled(signedIn("alice").get(PAGE), Map.of());

        assertRotatesNothing(() -> browser.post(PAGE, form), 200);
        assertRotatesNothing(() -> browser.post(PAGE, Map.of()), 200);
    }

    @Test
    void signedOut_isAskedToSignInAndComesBack() {
        Answer answer = browser.get(PAGE);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(BACK);
        assertThat(answer.body()).isEmpty();

        Answer page = browser.signIn(browser.get(BACK), "alice");
        assertThat(page.uri().getPath()).isEqualTo(PAGE);
        assertThat(page.asks("rotation")).isTrue();
    }

    /** ATTACKS 82. */
    @Test
    void anybodyElse_isForbidden() {
        Answer answer = signedIn("carol").get(PAGE);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .contains("This page is for administrators")
                .doesNotContain(published().get(0));
        assertRotatesNothing(() -> browser.post(PAGE, rotation()), 403);
    }

    /** ATTACKS 82. */
    @Test
    void anybodyElseWhoseSignInIsOld_isForbiddenToo() {
        signedInBefore("carol", Duration.ofHours(1));

        assertThat(browser.get(PAGE).status()).isEqualTo(403);
    }

    @Test
    void administratorWhoseSignInIsOld_isAskedAgain() {
        signedInBefore("alice", Duration.ofMinutes(16));

        assertThat(browser.get(PAGE).location()).isEqualTo(BACK);
        assertRotatesNothing(() -> browser.post(PAGE, rotation()), 303);
        assertThat(browser.signIn(browser.get(BACK), "alice").asks("rotation")).isTrue();
    }

    @Test
    void administratorWhoseSignInIsNotYetOld_isLetIn() {
        signedInBefore("alice", Duration.ofMinutes(14));

        assertThat(browser.get(PAGE).asks("rotation")).isTrue();
    }

    @Test
    void signedOutPost_rotatesNothing() {
        assertRotatesNothing(() -> browser.post(PAGE, rotation()), 303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"})
    void postFromAnotherSite_isForbidden(String header) {
        signedIn("alice");

        assertRotatesNothing(() -> browser.post(PAGE, rotation(), header.split(": ", 2)), 403);
    }

    /** A link of another site brings the cookie along, and Faces would take the form out of its query. */
    @Test
    void linkWithTheForm_isForbidden() {
        signedIn("alice");

        assertRotatesNothing(() -> browser.get(PAGE + "?" + Http.encoded(rotation())), 403);
    }

    /** ATTACKS 24: other spellings of the path lead around no filter. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/admin/keys;x=y", "/admin;x/keys", "/admin//keys", "/login/../admin/keys", "/%61dmin/keys"})
    void otherSpelling_leadsAroundNothing(String path) {
        assertRotatesNothing(() -> new Http(Tls.anonymous()).post(Triad.ISSUER + path, rotation()), -1);
        signedIn("alice");
        assertRotatesNothing(() -> browser.post(path, rotation(), "Origin", "https://evil.example"), -1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/keys.xhtml", "/admin/keys/", "/admin/", "/admin/KEYS"})
    void otherAddress_isNoPage(String path) {
        assertThat(signedIn("alice").get(path).status()).isBetween(400, 499);
    }

    private void assertRotatesNothing(java.util.function.Supplier<Answer> post, int status) {
        TestDatabase.publishNextKeysLongAgo();
        String before = TestDatabase.signingKey();

        Answer answer = post.get();

        assertThat(TestDatabase.signingKey()).isEqualTo(before);
        assertThat(answer.status()).isLessThan(500);
        if (status > 0) {
            assertThat(answer.status()).isEqualTo(status);
        }
    }

    private Browser signedIn(String username) {
        browser.post("/login", Browser.loginForm(username, Triad.PASSWORD));
        return browser;
    }

    private void signedInBefore(String username, Duration age) {
        signedIn(username);
        TestDatabase.signedInAt(
                browser.cookie(Browser.SESSION).orElseThrow(), Instant.now().minus(age));
    }

    /** What the button sends. */
    private static Map<String, String> rotation() {
        return Map.of("rotation", "rotation", "jakarta.faces.ViewState", "stateless", "rotate", "Rotate now");
    }

    private static List<String> published() {
        try {
            return JWKSet.parse(new Http(Tls.anonymous())
                            .get(Triad.ISSUER + "/jwks")
                            .body())
                    .getKeys()
                    .stream()
                    .map(key -> key.getKeyID())
                    .toList();
        } catch (ParseException broken) {
            throw new AssertionError(broken);
        }
    }
}
