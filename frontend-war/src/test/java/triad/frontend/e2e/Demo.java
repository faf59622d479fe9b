package triad.frontend.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A browser for one test class, and the three servers of {@code scripts/run} for all of them: so alice and noor are the main flow's alone,
 * and of bob nobody knows whether he has given consent.
 */
final class Demo implements BeforeAllCallback, AfterAllCallback {
    /** Null: nobody has started them, or somebody needed their ports. */
    private static RunScript servers;

    private Chromium chromium;

    @Override
    public void beforeAll(ExtensionContext context) {
        if (servers == null) {
            RunScript.forget();
            servers = RunScript.startForGood("run").awaitReady();
            context.getRoot().getStore(Namespace.GLOBAL).put(Demo.class, (AutoCloseable) Demo::leave);
        }
        chromium = new Chromium();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Stops the servers, for whoever starts others; the next class has new ones, with people who have done nothing yet. */
    static void leave() {
        if (servers != null) {
            servers.close();
            servers = null;
        }
    }

    /** Stops a server's threads without ending it, or lets them go on. */
    void signal(String server, String signal) {
        servers.signal(server, signal);
    }

    /** Ends a server, which is started again by itself: that takes seconds. */
    void stop(String server) {
        servers.stop(server);
    }

    /** Until the backend hears of what happens at the provider. */
    void awaitEvents() {
        servers.awaitLog("backend", "Events of the provider arrive");
    }

    /** A person at a desktop. */
    BrowserContext person() {
        return chromium.person();
    }

    BrowserContext person(NewContextOptions options) {
        return chromium.person(options);
    }

    /** A new tab with the profile of somebody who has given consent before. */
    Page signedIn(BrowserContext person, String name) {
        Page page = person.newPage();
        page.navigate(RunScript.FRONTEND + "/profile");
        signIn(page, name);
        assertThat(page).hasURL(RunScript.FRONTEND + "/profile");
        return page;
    }

    /** A new tab with the profile of somebody who gives consent if asked. */
    Page profileOf(BrowserContext person, String name) {
        Page page = person.newPage();
        page.navigate(RunScript.FRONTEND + "/profile");
        signInAndAllow(page, name);
        return page;
    }

    /** On the page that asks for the password. */
    void signIn(Page page, String name) {
        page.getByLabel("User name").fill(name);
        page.getByLabel("Password").fill(servers.password());
        Chromium.press(page, "Sign in");
    }

    /** On the same page, with consent where it has not been given. */
    void signInAndAllow(Page page, String name) {
        signIn(page, name);
        page.waitForURL(url -> !url.contains("/login"));
        if (page.url().startsWith(RunScript.PROVIDER)) {
            Chromium.press(page, "Allow");
        }
        assertThat(page).hasURL(RunScript.FRONTEND + "/profile");
    }
}
