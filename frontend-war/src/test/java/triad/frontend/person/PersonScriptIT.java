package triad.frontend.person;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.FakePeople;
import triad.frontend.fake.Screen;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The page of one person, and the departments, in a real browser. */
@WithTriad
class PersonScriptIT {
    private Screen screen;

    @BeforeEach
    void open() {
        screen = new Screen();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void localTime_tellsHowFarItIsFromHere() {
        Page page = screen.page(new NewContextOptions().setTimezoneId("Asia/Tokyo"));
        Triad.API.people.person = "{\"sub\":\"ada\",\"name\":\"Ada\",\"time_zone\":\"Asia/Kolkata\"}";
        page.navigate(Triad.FRONTEND + "/people/ada");

        assertThat(page.locator("[data-zone]")).hasText(Pattern.compile("\\d\\d:\\d\\d there, 3.5 hours behind you"));
        Triad.API.people.person = "{\"sub\":\"ada\",\"name\":\"Ada\",\"time_zone\":\"Asia/Seoul\"}";
        page.reload();
        assertThat(page.locator("[data-zone]")).hasText(Pattern.compile("there, the same as where you are"));
        page.navigate(Triad.FRONTEND + "/settings");
        page.getByLabel("Time zone").selectOption("Asia/Shanghai");
        page.getByText("Save").click();
        page.navigate(Triad.FRONTEND + "/people/ada");
        assertThat(page.locator("[data-zone]")).hasText(Pattern.compile("there, 1 hour ahead of you"));
    }

    @Test
    void codeIsLoadedWhenWanted_andTheCardIsSaved() {
        Page page = screen.page();
        page.navigate(Triad.FRONTEND + "/people/ada");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Ada Lovelace")))
                .isVisible();
        assertThat(Triad.API.people.asked).noneMatch(call -> call.endsWith("/vcard"));
        page.getByText("QR code").click();
        page.waitForCondition(() -> (Boolean) page.evaluate("document.querySelector('.code').naturalWidth > 0"));
        Download card =
                page.waitForDownload(() -> page.getByText("Save contact").click());

        assertThat(card.suggestedFilename()).isEqualTo("ada.vcf");
        assertThat(card.failure()).isNull();
        assertThat(screen.complaints).isEmpty();
    }

    @Test
    void pages_lookGood() {
        Triad.API.people.person = Triad.API.people.person.replace("\"more\"", """
            "out_of_office":{"from":"2000-01-01","until":"2999-01-01","message":"Bob knows\\nwhat to do."},"more\"""");
        Triad.API.people.chart = "{\"managers\":[" + FakePeople.person("bob", "Bob Okafor") + ","
                + FakePeople.person("top", "ليلى الحسيني") + "],\"person\":" + FakePeople.person("ada", "Ada Lovelace")
                + ",\"reports\":[" + FakePeople.person("zoe", "Ζωή Παπαδάκη") + ","
                + FakePeople.person("a", "Wolfeschlegelsteinhausenbergerdorff")
                + "," + FakePeople.person("b", "B") + "]}";
        Triad.API.departmentList = """
            {"departments":[{"id":"triad","name":"Triad"},{"id":"engine","name":"Analytical Engine","parent":"triad"},
             {"id":"mill","name":"Mill","parent":"engine"},{"id":"store","name":"Store","parent":"engine"},
             {"id":"sales","name":"Sales","parent":"triad"},{"id":"ar","name":"قسم","parent":"triad"},{"id":"z","name":"Z","parent":"ar"}]}""";
        screen.eachWay((page, end) -> {
            page.navigate(Triad.FRONTEND + "/people/ada");
            page.getByText("QR code").click();
            page.waitForCondition(() -> (Boolean) page.evaluate("document.querySelector('.code').naturalWidth > 0"));
            Screen.look(page, "person" + end);
            page.navigate(Triad.FRONTEND + "/people/nobody");
            Screen.look(page, "person-unknown" + end);
            page.navigate(Triad.FRONTEND + "/departments");
            Screen.look(page, "departments" + end);
        });
        assertThat(screen.complaints).isEmpty();
    }
}
