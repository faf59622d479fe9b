package triad.backend.image;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.image.RefusedImage.assertRefused;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Images;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** Files that are not what they say: each is refused. */
@Timeout(20)
class HostileImageTest {
    @Test
    void nothing_isNoImage() {
        assertRefused(ImageFormat.PNG, new byte[0], Reason.UNREADABLE_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<!DOCTYPE html><script>alert(1)</script>",
                "BM6\0\0\0",
                "II*\0\u0008\0\0\0",
                "\0\0\0\u0018ftypheic",
                "%PDF-1.7",
                "RIFF\0\0\0\0WAVE",
                "GIF88a",
                "x"
            })
    void anythingElse_isUnsupported(String file) {
        assertRefused(ImageFormat.PNG, Images.bytes(file), Reason.UNSUPPORTED_IMAGE);
    }

    @ParameterizedTest
    @CsvSource({"PNG,jpg", "JPEG,png", "WEBP,gif", "GIF,png"})
    void otherThanAnnounced_isUnsupported(ImageFormat announced, String format) {
        assertRefused(announced, Images.of(format, 60, 40), Reason.UNSUPPORTED_IMAGE);
    }

    @ParameterizedTest
    @EnumSource
    void truncated_isRefused(ImageFormat format) {
        byte[] file = sample(format);
        for (int length = 12; length < file.length - 20; length += 7) {
            assertRefused(format, Arrays.copyOf(file, length), Reason.UNREADABLE_IMAGE);
        }
    }

    /** Whatever happens to single bytes, it ends in a picture or a refusal. */
    @ParameterizedTest
    @EnumSource
    @Timeout(120)
    void corrupt_isAPictureOrRefused(ImageFormat format) {
        Random random = new Random(20270131);
        byte[] file = sample(format);
        for (int i = 0; i < 1500; i++) {
            byte[] corrupt = file.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                corrupt[random.nextInt(corrupt.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Picture.read(format, corrupt).jpeg(96)).isNotEmpty();
            } catch (Refusal refusal) {
                assertThat(refusal.reason()).isIn(Reason.UNREADABLE_IMAGE, Reason.UNSUPPORTED_IMAGE);
            }
        }
    }

    @Test
    void fewerPixelsThanItSays_areRefused() {
        assertRefused(ImageFormat.PNG, Images.lyingPng(600, 400), Reason.UNREADABLE_IMAGE);
        assertRefused(ImageFormat.JPEG, Images.lyingJpeg(600, 400), Reason.UNREADABLE_IMAGE);
        assertRefused(ImageFormat.WEBP, Images.lyingWebp(600, 400), Reason.UNREADABLE_IMAGE);
    }

    private static byte[] sample(ImageFormat format) {
        return format == ImageFormat.WEBP
                ? Images.file("lossless-transparent.webp")
                : Images.of(format.name().toLowerCase(Locale.ROOT), 60, 40);
    }
}
