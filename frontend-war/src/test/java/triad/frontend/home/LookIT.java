package triad.frontend.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Screen;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The pages in a real browser: they work, they fit, and nothing violates the policy; pictures go to target/screenshots. */
@WithTriad
class LookIT {
    @Test
    void pages_fitPhoneAndDesktopInLightAndDark() {
        try (Screen screen = new Screen()) {
            screen.eachWay(LookIT::visit);
            assertThat(screen.complaints).isEmpty();
        }
    }

    private static void visit(Page page, String suffix) {
        page.navigate(Triad.FRONTEND + "/");
        page.click(".hero .button");
        page.waitForURL("**/profile");
        assertThat(page.textContent("h1")).isEqualTo("Your profile");
        Triad.API.more = ",\"identity_stale\":true";
        look(page, "/profile", "stale" + suffix);
        Triad.API.more = "";
        page.fill("[id='form:job_title']", "Programmer " + suffix);
        page.keyboard().press("Enter");
        page.waitForURL("**/profile?saved=yes");
        look(page, page.url(), "saved" + suffix);
        refuse(page, "refused" + suffix);
        look(page, "/", "welcome" + suffix);
        look(page, "/sign-in-failed?because=denied", "denied" + suffix);
    }

    /** What was typed stays, and the objection stands beside it. */
    private static void refuse(Page page, String name) {
        Triad.API.status = 422;
        Triad.API.problem = "{\"errors\":[{\"field\":\"phones\",\"detail\":\"Start with + and the country code.\"}]}";
        page.getByText("Add a phone").click();
        page.keyboard().type("call me");
        page.click("[id='form:save']");
        page.waitForSelector(".wrong:not(:empty)");
        assertThat(page.inputValue("[id='form:phones']")).isEqualTo("call me");
        Screen.look(page, name);
        Triad.API.status = 0;
    }

    private static void look(Page page, String path, String name) {
        page.navigate(path.startsWith("https:") ? path : Triad.FRONTEND + path);
        Screen.look(page, name);
    }
}
