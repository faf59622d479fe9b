package triad.frontend.profile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.FakeOwn;
import triad.frontend.fake.Pictures;
import triad.frontend.fake.Screen;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** How the pages of the profile look; pictures go to target/screenshots. */
@WithTriad
class ProfileLookIT {
    private static final String HISTORY = """
            {"version":2,"at":"2026-01-02T03:04:05Z","by":"charles","fields":[{"field":"job_title","old":"Countess","new":"Poet"},
             {"field":"phones","old":null,"new":"[\\"+44 20 7946 0018\\",\\"+44 20 7946 0019\\"]"}]},
            {"version":1,"at":"2026-01-01T03:04:05Z","by":"ada","fields":[{"field":"visibility.phones","old":null,"new":"me"},
             {"field":"out_of_office","old":null,"new":"{\\"from\\":\\"2027-01-31\\",\\"until\\":\\"2027-02-07\\"}"}]}""";

    @Test
    void pages_fitPhoneAndDesktopInLightAndDark() {
        try (Screen screen = new Screen()) {
            screen.eachWay(ProfileLookIT::visit);
            assertThat(screen.complaints).isEmpty();
        }
    }

    private static void visit(Page page, String suffix) {
        full();
        look(page, "/profile", "profile-full" + suffix);
        page.setInputFiles("#photo-file", Pictures.file(300, 200));
        page.waitForSelector(".crop canvas");
        Screen.look(page, "profile-crop" + suffix);
        dispute(page);
        Screen.look(page, "profile-disputed" + suffix);
        page.getByText("Discard changes").click();
        look(page, "/profile/history", "history-none" + suffix);
        Triad.API.own.changesOfHers = HISTORY;
        look(page, "/profile/history", "history" + suffix);
        assertThat(page.locator("time").first()).hasText("2 January 2026, 03:04 UTC");
        look(page, "/profile/erasure", "erasure" + suffix);
        page.click("[id='form:save']");
        page.waitForSelector(".wrong:not(:empty)");
        Screen.look(page, "erasure-wrong" + suffix);
        look(page, "/profile/erasure?done=yes", "erased" + suffix);
    }

    private static void full() {
        Triad.API.own.image = Pictures.bytes(512, 512, "jpeg");
        Triad.API.details = ",\"photo\":\"" + FakeOwn.TAG
                + "\",\"manager\":\"charles\",\"time_zone\":\"Europe/London\",\"phones\":[\"+44 20 7946 0018\",\"+44 20 7946 0019\"],"
                + "\"languages\":[\"en-GB\",\"ar\"],\"skills\":[\"Analysis\",\"Poetry\",\"Bernoulli numbers\",\"\u0631\u064a\u0627\u0636\u064a\u0627\u062a\"],"
                + "\"pronouns\":\"she/her\",\"biography\":\"The Analytical Engine weaves algebraic patterns.\\nThat is all.\","
                + "\"links\":[\"https://triad.example/a/very/long/address/that/does/not/end/soon/because/it/is/long/and/goes/on/and/on\"],"
                + "\"out_of_office\":{\"from\":\"2027-01-31\",\"until\":\"2027-02-07\",\"message\":\"Back soon\"}";
    }

    private static void dispute(Page page) {
        Triad.API.version.incrementAndGet();
        Triad.API.jobTitle = "Poet";
        page.locator("[id='form:job_title']").fill("Programmer");
        page.locator("[id='form:seen_phones']").selectOption("me");
        Triad.API.visibility = Triad.API.visibility.replace("\"phones\":\"everyone\"", "\"phones\":\"colleagues\"");
        page.click("[id='form:save']");
        page.waitForSelector(".dispute");
        Triad.reset();
    }

    private static void look(Page page, String path, String name) {
        page.navigate(Triad.FRONTEND + path);
        Screen.look(page, name);
    }
}
