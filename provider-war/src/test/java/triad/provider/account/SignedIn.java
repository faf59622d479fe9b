package triad.provider.account;

import java.time.Clock;
import java.util.Map;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Triad;

/** A browser in which somebody signed in, on the pages of the account. */
final class SignedIn {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private final Browser browser = new Browser();

    SignedIn(String username) {
        browser.post("/login", Browser.loginForm(username, Triad.PASSWORD), "User-Agent", FIREFOX);
    }

    Browser browser() {
        return browser;
    }

    String secret() {
        return browser.cookie(Browser.SESSION).orElseThrow();
    }

    boolean stillSignedIn() {
        return browser.get("/account").status() == 200;
    }

    Answer get(String path) {
        return browser.get(path);
    }

    /** Presses a button of the page, with a field of the form set to something. */
    Answer press(String path, String button, String field, String value) {
        return browser.submit(browser.get(path), Map.of(button, "x", field, value));
    }

    /** Makes the sign-in this many seconds old. */
    void signedInAgo(long seconds) {
        TestDatabase.signedInAt(secret(), Clock.systemUTC().instant().minusSeconds(seconds));
    }

    /** What another site's form would send, had it looked at the page. */
    Answer postFrom(String path, Map<String, String> form, String... header) {
        return browser.post(path, form, header);
    }
}
