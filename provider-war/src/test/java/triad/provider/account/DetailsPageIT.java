package triad.provider.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Answer;
import triad.provider.outside.TestDatabase;

/** The page on which people change what is told about them. */
@ExtendWith(ArquillianExtension.class)
class DetailsPageIT {
    private static final String PAGE = "/account/details";
    private final SignedIn carol = new SignedIn("carol");

    @AfterEach
    void putBack() {
        TestDatabase.execute("""
                update user_account set given_name = 'Carol', family_name = 'Nkosi', picture = null, locale = null, zoneinfo = null
                where username = 'carol'
                """);
    }

    @Test
    void change_isShown() {
        Answer done = change(Map.of(
                "given_name", " Carolina ", "locale", "sv-SE", "picture", "https://carol.example/face", "submit", "x"));

        assertThat(done.uri().getPath()).isEqualTo("/account");
        assertThat(done.body())
                .contains("Your details are changed.", "Carolina Nkosi", "Swedish", "https://carol.example/face");
        assertThat(carol.get(PAGE).body()).contains("value=\"Carolina\"", "value=\"sv-SE\"");
    }

    @ParameterizedTest
    @CsvSource({
        "given_name, '', The given name must have",
        "family_name, '  ', The family name must have",
        "picture, javascript:alert(1), The picture must be an address",
        "locale, en_GB, The language must be a tag",
        "zoneinfo, London!, The time zone must be one"
    })
    void unfitDetail_isRefusedWithTheReasonAndChangesNothing(String field, String value, String reason) {
        String before = carol.get("/account").body();

        Answer refused = change(Map.of(field, value, "submit", "x"));

        assertThat(refused.body()).contains(reason);
        assertThat(carol.get("/account").body()).isEqualTo(before);
    }

    /** ATTACKS 62. */
    @Test
    void markup_isShownAsText() {
        assertThat(change(Map.of("given_name", "\"><script>alert(1)</script>", "submit", "x"))
                        .body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script");
    }

    /** An open browser is not enough. */
    @Test
    void oldSignIn_signsInAgainFirst() {
        carol.signedInAgo(16 * 60);

        assertThat(carol.get(PAGE).location()).startsWith("/login?continue=" + PAGE);
    }

    private Answer change(Map<String, String> typed) {
        return carol.browser().submit(carol.get(PAGE), typed);
    }
}
