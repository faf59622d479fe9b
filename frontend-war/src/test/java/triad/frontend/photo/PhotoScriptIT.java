package triad.frontend.photo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import triad.frontend.fake.FakeOwn;
import triad.frontend.fake.Pictures;
import triad.frontend.fake.Tab;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** One's own photo in a real browser: checked, cropped, sent and removed. */
@WithTriad
class PhotoScriptIT {
    @RegisterExtension
    static final Tab TAB = new Tab("/profile");

    private Page page;

    @BeforeEach
    void open() {
        page = TAB.page();
    }

    @Test
    void photo_isCroppedByKeyboardAndSentAsASquare() {
        page.setInputFiles("#photo-file", Pictures.file(300, 200));
        assertThat(page.getByLabel("Zoom")).isFocused();
        page.keyboard().press("ArrowRight");
        page.getByLabel("Left or right").press("Home");
        page.locator("#photo .button:visible").first().click();
        page.waitForURL("**/profile?photo=saved");

        assertThat(page.locator(".message.good")).hasText("Your photo is saved.");
        assertThat(Triad.API.own.changes).singleElement().satisfies(call -> {
            assertThat(call.headers().getFirst("Content-Type")).isEqualTo("image/jpeg");
            BufferedImage sent = ImageIO.read(new ByteArrayInputStream(call.body()));
            assertThat(sent.getWidth()).isEqualTo(sent.getHeight());
            // The left of it is red, the right blue
            assertThat(new Color(sent.getRGB(10, 500)).getRed()).isGreaterThan(200);
        });
    }

    @Test
    void otherFile_isRefusedBeforeItIsSent() {
        page.setInputFiles("#photo-file", new FilePayload("a.svg", "image/svg+xml", new byte[] {1}));
        assertThat(page.locator("#photo-wrong")).containsText("no photo that can be taken");
        page.setInputFiles("#photo-file", new FilePayload("a.png", "image/png", new byte[] {1, 2, 3}));
        assertThat(page.locator("#photo-wrong")).containsText("cannot be read");
        page.setInputFiles("#photo-file", new FilePayload("a.png", "image/png", new byte[5 * 1024 * 1024 + 1]));
        assertThat(page.locator("#photo-wrong")).containsText("too large");

        assertThat(page.locator(".crop")).isHidden();
        assertThat(Triad.API.own.changes).isEmpty();
    }

    @Test
    void refusedPhoto_canBeSentAgain() {
        page.setInputFiles("#photo-file", Pictures.file(200, 300));
        Triad.API.own.photo = 503;
        page.getByText("Use this photo").click();
        assertThat(page.locator("#photo-wrong")).containsText("try again in a moment");
        Triad.API.own.photo = 0;
        page.getByText("Use this photo").click();
        page.waitForURL("**/profile?photo=saved");
    }

    @Test
    void photo_isRemovedAfterAQuestion() {
        Triad.API.details = ",\"photo\":\"" + FakeOwn.TAG + "\"";
        Triad.API.own.image = Pictures.bytes(40, 40, "jpeg");
        page.reload();
        assertThat(page.getByText("Yes, remove it")).isHidden();
        page.getByText("Remove the photo").click();
        page.getByText("Yes, remove it").click();

        assertThat(page.locator(".message.good")).hasText("Your photo is removed.");
    }
}
