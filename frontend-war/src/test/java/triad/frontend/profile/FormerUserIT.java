package triad.frontend.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.frontend.profile.EndedSignInIT.back;
import static triad.frontend.profile.EndedSignInIT.found;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.FakeOwn;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** Two people at one browser: what one of them typed is neither shown to the other nor saved as theirs. */
@WithTriad
class FormerUserIT {
    private static final String TYPED = "Typed by Ada";

    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        browser.signIn("/profile");
    }

    @Test
    void somebodyElseWhoSignsIn_seesNothingOfIt() {
        Map<String, String> form = typed();
        browser.loseSignIn();
        String back = back(browser.submit("/profile", form));

        asBob();
        assertThat(browser.get(back).body())
                .doesNotContain(TYPED, "Your sign-in had ended")
                .contains("is somebody else");
        assertThat(Triad.API.patches).isEmpty();

        asAda();
        assertThat(browser.get(back).body()).as("and it stays hers").contains(TYPED);
    }

    @Test
    void formOfAFormerUser_isNotSavedAsTheNextOnes() {
        Map<String, String> form = typed();
        asBob();

        String back = back(browser.submit("/profile", form));
        assertThat(browser.get(back).body()).doesNotContain(TYPED);
        assertThat(found(browser.submitByScript("/profile", form).body())).isNotEqualTo(back);
        assertThat(Triad.API.patches).isEmpty();
        asAda();
        assertThat(browser.get(back).body()).contains(TYPED);
    }

    /** Where a form does not say whose it is, its view does: it ended with the sign-in of the other. */
    @Test
    void viewOfAFormerUser_isNotTheNextOnes() {
        Map<String, String> form = typed();
        form.remove("whose");
        asBob();

        assertThat(browser.submit("/profile", form).body()).doesNotContain(TYPED);
        assertThat(Triad.API.patches).isEmpty();
    }

    @Test
    void erasureOfAFormerUser_doesNotEraseTheNextOnes() {
        Map<String, String> form = Browser.form(browser.get("/profile/erasure").body());
        form.put("form:word", "erase");
        asBob();
        browser.submit("/profile/erasure", form);
        form.remove("whose");
        browser.submit("/profile/erasure", form);

        assertThat(Triad.API.own.changes).isEmpty();
    }

    @Test
    void photoOfAFormerUser_isNotTheNextOnes() {
        String whose = typed().get("whose");
        asBob();

        HttpResponse<String> sent =
                browser.put("/profile/photo", new byte[] {1}, "Content-Type", "image/png", "Triad-Whose", whose);
        assertThat(sent.statusCode()).isEqualTo(409);
        assertThat(sent.body()).isEqualTo("other_person");
        browser.submit("/profile/photo/removal", Map.of("known", FakeOwn.TAG, "whose", whose));
        assertThat(Triad.API.own.changes).isEmpty();
    }

    private void asBob() {
        Triad.PROVIDER.claims = claims -> claims.subject("bob").claim("name", "Bob");
        browser.loseSignIn().signIn("/profile");
    }

    private void asAda() {
        Triad.PROVIDER.claims = claims -> claims;
        browser.loseSignIn().signIn("/profile");
    }

    private Map<String, String> typed() {
        Map<String, String> form = Browser.form(browser.get("/profile").body());
        form.put("form:job_title", TYPED);
        return form;
    }
}
