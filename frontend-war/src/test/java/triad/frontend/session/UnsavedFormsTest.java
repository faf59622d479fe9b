package triad.frontend.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.config.FrontendConfig;
import triad.frontend.config.FrontendConfig.Lifetimes;
import triad.frontend.config.RandomValues;
import triad.frontend.config.SessionKeys;
import triad.frontend.config.TestConfig;
import triad.frontend.fake.FakeMemory;
import triad.frontend.fake.FakeSession;
import triad.frontend.fake.MovableClock;

/** What somebody typed is kept for them, on the page where they typed it, and for nobody else. */
class UnsavedFormsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TYPED = "typed by ada";

    private final FakeMemory memory = new FakeMemory();
    private final FakeSession browser = new FakeSession();
    private final FrontendConfig config = TestConfig.of(new Lifetimes(Duration.ofMinutes(30), Duration.ofHours(8)));
    private final RandomValues random = new RandomValues();
    private final Seal seal =
            new Seal(new SessionKeys(new SecretKeySpec(new byte[32], "AES"), Optional.empty(), false));
    private final Sessions sessions =
            new Sessions(config, random, memory, seal, new RelatedSessions(config, memory), new MovableClock(START));
    private final UnsavedForms forms = new UnsavedForms(sessions, memory, seal, random, browser.request());
    private String mark = "";

    @BeforeEach
    void signIn() {
        signIn("ada");
        mark = currentMark();
    }

    @Test
    void kept_isFoundByItsPersonOnItsPage() {
        sessions.end(browser.request());
        String back = keep(form());
        assertThat(back).matches("/profile\\?unsaved=[\\w-]{43}");

        signIn("ada");
        assertThat(find("/profile", back)).containsExactlyEntriesOf(Map.of("job_title", TYPED));
        assertThat(find("/profile", back)).as("the page again").isNotEmpty();
    }

    @Test
    void whatIsKept_isNotReadable() {
        keep(form());

        assertThat(memory.kept.toString()).doesNotContain(TYPED, "/profile", "ada");
    }

    @Test
    void somebodyElse_findsNothing() {
        String back = keep(form());
        signIn("bob");

        assertThat(find("/profile", back)).isEmpty();
        signIn("ada");
        assertThat(find("/profile", back)).as("it is still hers").isNotEmpty();
    }

    @Test
    void nobody_findsNothing() {
        String back = keep(form());
        sessions.end(browser.request());

        assertThat(find("/profile", back)).isEmpty();
    }

    @Test
    void otherPage_showsNothing() {
        String back = keep(form());

        assertThat(find("/profile/erasure", back)).isEmpty();
    }

    @Test
    void forgotten_isGone() {
        String back = keep(form());
        forms.forget(browser.request(), handle(back));

        assertThat(find("/profile", back)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../../etc", "a b", "unsaved", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void madeUpHandle_findsNothing(String handle) {
        keep(form());

        assertThat(find("/profile", "/profile?unsaved=" + handle)).isEmpty();
    }

    @Test
    void formThatDoesNotSayWhose_isNotKept() {
        assertThat(forms.keep(browser.request("POST", "/profile", Map.of("form:job_title", TYPED))))
                .isEmpty();
    }

    /** A stranger could fill the memory, or put words into somebody's mouth. */
    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "AAAA.BBBB.CCCC", "..", "eyJhbGciOiJub25lIn0.e30."})
    void forgedMark_isNotKept(String forged) {
        mark = forged;

        assertThat(forms.keep(form())).isEmpty();
        assertThat(forms.areOfAnother(form(), user("bob"))).isFalse();
    }

    @Test
    void keptFormOrSession_isNoMark() {
        keep(form());
        for (String kept : memory.kept.values()) {
            mark = kept.substring(Math.min(kept.length(), Seal.BEGINNING.length()));
            assertThat(forms.keep(form())).as(kept).isEmpty();
        }
    }

    @Test
    void tooLargeForm_isNotKept() {
        Map<String, String> fields = fields();
        assertThat(forms.keep(browser.request("POST", "/profile", fields, UnsavedForms.MOST_BYTES)))
                .isPresent();
        assertThat(forms.keep(browser.request("POST", "/profile", fields, UnsavedForms.MOST_BYTES + 1L)))
                .isEmpty();
        assertThat(forms.keep(browser.request("POST", "/profile", fields, -1)))
                .as("of unknown size")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=x", "application/json", "text/plain"})
    void otherBody_isNotKept(String type) {
        browser.sending(type);

        assertThat(forms.keep(form())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "/profile\\x", "/profile;x=1", "/Profile", "/a/b/c/d/e", "/\u0000", "profile"})
    void otherPath_isNotKept(String path) {
        assertThat(forms.keep(browser.request("POST", path, fields()))).isEmpty();
    }

    @Test
    void query_isNotKept() {
        assertThat(forms.keep(browser.request("GET", "/profile", fields()))).isEmpty();
    }

    @Test
    void formWithoutFields_isNotKept() {
        assertThat(forms.keep(browser.request("POST", "/profile", Map.of(UnsavedForms.MARK, mark))))
                .isEmpty();
    }

    @Test
    void manyForms_takeFewPlaces() {
        String last = keep(form());
        String first = last;
        keep(form());
        assertThat(find("/profile", first)).as("beside a second one").isNotEmpty();
        for (int i = 0; i < 100; i++) {
            last = keep(form());
        }
        assertThat(memory.kept.keySet().stream().filter(key -> key.startsWith("unsaved:")))
                .hasSizeLessThanOrEqualTo(UnsavedForms.MOST);
        assertThat(find("/profile", last)).isNotEmpty();
    }

    @Test
    void formOfAnother_isTold() {
        assertThat(forms.areOfAnother(form(), user("bob"))).isTrue();
        assertThat(forms.areOfAnother(form(), user("ada"))).isFalse();
        assertThat(forms.isOfAnother(null, user("bob"))).as("says nothing").isFalse();
    }

    private void signIn(String subject) {
        sessions.start(browser.request(), browser.response(), user(subject));
    }

    private String currentMark() {
        return new UnsavedForms(sessions, memory, seal, random, browser.request()).getMark();
    }

    private static SignedIn user(String subject) {
        return new SignedIn(subject, null, "Name", null, null, "id", new Tokens("at", START, null, null), START);
    }

    private HttpServletRequest form() {
        return browser.request("POST", "/profile", fields());
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        fields.put(UnsavedForms.MARK, mark);
        fields.put("form:job_title", TYPED);
        fields.put("jakarta.faces.ViewState", "-1:1");
        return fields;
    }

    private String keep(HttpServletRequest form) {
        return forms.keep(form).orElseThrow();
    }

    private Map<String, String> find(String page, String back) {
        return forms.find(browser.request("GET", page, Map.of(UnsavedForms.HANDLE, handle(back))));
    }

    private static String handle(String back) {
        return back.substring(back.indexOf('=') + 1);
    }
}
