package triad.frontend.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static triad.frontend.e2e.Chromium.press;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A profile with all that belongs to it, in a real browser against the three real servers. */
@ExtendWith(Witness.class)
class ProfileEditIT {
    @RegisterExtension
    static final Demo DEMO = new Demo();

    @Test
    void twoWindows_areJoined_andTheHistoryTellsBoth() {
        try (BrowserContext bob = DEMO.person()) {
            Page one = DEMO.profileOf(bob, "bob");
            Page other = bob.newPage();
            other.navigate(RunScript.FRONTEND + "/profile");
            Chromium.field(one, "Pronouns").fill("he/him");
            Chromium.field(one, "Location").fill("Lagos");
            saved(one);
            Chromium.field(other, "Pronouns").fill("they/them");
            press(other, "Save");

            assertThat(other.locator(".dispute")).containsText("he/him");
            assertThat(Chromium.field(other, "Location")).hasValue("Lagos");
            saved(other);
            other.getByText("What was changed in your profile").click();
            assertThat(other.locator(".changes > li").first()).containsText("they/them");
            assertThat(other.locator(".changes > li").first()).containsText("You");
        }
    }

    @Test
    void photo_isCroppedKeptAndRemoved() throws IOException {
        try (BrowserContext bob = DEMO.person()) {
            Page page = DEMO.profileOf(bob, "bob");
            page.setInputFiles("#photo-file", new FilePayload("me.png", "image/png", picture()));
            press(page, "Use this photo");
            assertThat(page.locator(".message.good")).hasText("Your photo is saved.");
            assertThat(page.locator(".portrait")).hasJSProperty("naturalWidth", 512);
            Chromium.picture(page, "profile-photo");

            page.getByText("Remove the photo").click();
            press(page, "Yes, remove it");
            assertThat(page.locator(".message.good")).hasText("Your photo is removed.");
            assertThat(page.locator(".portrait")).hasCount(0);
        }
    }

    @Test
    void ownData_isDownloaded_andErasedAfterTheWord() throws IOException {
        try (BrowserContext bob = DEMO.person()) {
            Page page = DEMO.profileOf(bob, "bob");
            Chromium.field(page, "Job title").fill("Smith");
            saved(page);
            Download file = page.waitForDownload(
                    () -> page.getByText("Download your data").click());
            assertThat(file.suggestedFilename()).isEqualTo("profile.json");
            assertThat(Files.readString(file.path())).contains("\"job_title\":\"Smith\"");

            page.getByText("Erase your data").click();
            page.getByLabel("type the word").fill("erase");
            press(page, "Erase my data");
            assertThat(page.locator("h1")).hasText("Your data is erased");
            page.navigate(RunScript.FRONTEND + "/profile");
            assertThat(Chromium.field(page, "Job title")).hasValue("");
        }
    }

    private static void saved(Page page) {
        press(page, "Save");
        assertThat(page.locator(".message.good")).hasText("Your profile is saved.");
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = image.createGraphics();
        paper.setColor(Color.ORANGE);
        paper.fillOval(200, 50, 500, 500);
        paper.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        }
    }
}
