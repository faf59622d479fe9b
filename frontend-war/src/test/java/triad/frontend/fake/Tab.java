package triad.frontend.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real browser for a class, and for each of its cases a tab of somebody who has just signed in; no script may complain. */
public final class Tab implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final String path;
    private Screen screen;
    private Page page;

    /** With this page in it. */
    public Tab(String path) {
        this.path = path;
    }

    public Page page() {
        return page;
    }

    public Screen screen() {
        return screen;
    }

    /** Another tab of the same browser. */
    public Page another(String where) {
        Page other = page.context().newPage();
        other.navigate(Triad.FRONTEND + where);
        return other;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        screen = new Screen();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Triad.reset();
        page = screen.page();
        page.navigate(Triad.FRONTEND + path);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        page.context().close();
        assertThat(screen.complaints).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        screen.close();
    }
}
