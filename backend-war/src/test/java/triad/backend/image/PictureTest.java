package triad.backend.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Images;

/** What becomes of images that are well. */
class PictureTest {
    private static final Color RED = new Color(255, 0, 0);
    private static final Color BLUE = new Color(0, 0, 255);

    @ParameterizedTest
    @CsvSource({"JPEG,jpg", "PNG,png", "GIF,gif"})
    void largeImage_isScaledAndKeepsItsShape(ImageFormat format, String name) {
        BufferedImage image = photo(format, Images.of(name, 3000, 1500));

        assertThat(image.getWidth()).isEqualTo(512);
        assertThat(image.getHeight()).isEqualTo(256);
        assertColour(image, 100, 100, RED);
        assertColour(image, 400, 100, BLUE);
    }

    @Test
    void smallImage_staysAsLargeAsItIs() {
        BufferedImage image = photo(ImageFormat.PNG, Images.of("png", 60, 40));

        assertThat(image.getWidth()).isEqualTo(60);
        assertThat(image.getHeight()).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({"1,20000,1,512", "20000,1,512,1", "20000,2000,512,51"})
    void narrowImage_hasOnePixelAtLeast(int width, int height, int becomesWide, int becomesHigh) {
        BufferedImage image = photo(ImageFormat.PNG, Images.of("png", width, height));

        assertThat(image.getWidth()).isEqualTo(becomesWide);
        assertThat(image.getHeight()).isEqualTo(becomesHigh);
    }

    /** Nothing is left but JFIF without a thumbnail, the tables and one scan: baseline, with nothing after its end. */
    @Test
    void answer_hasNoMetadata() {
        byte[] jpeg = Picture.read(ImageFormat.JPEG, Images.revealing(600, 400)).jpeg(512);

        assertThat(Images.markers(jpeg)).containsOnly(0xE0, 0xDB, 0xC0, 0xC4, 0xDA, 0xD9);
        assertThat(new String(jpeg, StandardCharsets.ISO_8859_1))
                .doesNotContain("TheSecretPlace", "Exif", "<script>", "ICC_PROFILE", "adobe");
    }

    @Test
    void orientation_isApplied() {
        assertTurned(photo(ImageFormat.JPEG, Images.revealing(600, 400)), 341, 512);
        assertTurned(photo(ImageFormat.WEBP, Images.file("lossy-turned.webp")), 40, 60);
        byte[] chunk = Images.chunk(
                "eXIf",
                ByteBuffer.allocate(Images.EXIF_TURNED.length - 6)
                        .put(Images.EXIF_TURNED, 6, Images.EXIF_TURNED.length - 6)
                        .array());
        assertTurned(photo(ImageFormat.PNG, Images.inserted(Images.of("png", 600, 400), 33, chunk)), 341, 512);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exif\0\0", "Exif\0\0MM", "Exif\0\0MM\0*\0\0\0\u0008\u7fff", "Exif\0\0xxxxxxxxxxxxxxxxx"})
    void brokenOrientation_isUpright(String exif) {
        byte[] file = Images.inserted(Images.of("jpg", 60, 40), 2, Images.segment(0xE1, Images.bytes(exif)));
        assertColour(photo(ImageFormat.JPEG, file), 10, 20, RED);
    }

    @Test
    void transparency_isWhite() {
        BufferedImage half = Images.image(60, 40, BufferedImage.TYPE_INT_ARGB, new Color(0, 0, 255, 0));

        assertHalfWhite(photo(ImageFormat.PNG, Images.written("png", half)));
        assertHalfWhite(photo(ImageFormat.GIF, Images.written("gif", half)));
        assertHalfWhite(photo(ImageFormat.WEBP, Images.file("lossless-transparent.webp")));
        assertHalfWhite(photo(ImageFormat.WEBP, Images.file("lossy-transparent.webp")));
    }

    @Test
    void animation_isItsFirstFrame() {
        BufferedImage image = photo(ImageFormat.WEBP, Images.file("animated.webp"));

        assertColour(image, 10, 20, RED);
        assertColour(image, 50, 20, BLUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void gray_staysAsLightAsItIs(int type) {
        BufferedImage image = new BufferedImage(60, 40, type);
        WritableRaster raster = image.getRaster();
        for (int i = 0; i < 60 * 40; i++) {
            raster.setSample(i % 60, i / 60, 0, type == BufferedImage.TYPE_BYTE_GRAY ? 128 : 128 << 8);
        }

        assertColour(photo(ImageFormat.PNG, Images.written("png", image)), 30, 20, new Color(128, 128, 128));
    }

    /** Half of the light looks brighter than half of the numbers. */
    @Test
    void colourProfile_isConvertedToSrgb() {
        BufferedImage gray = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 60 * 40; i++) {
            gray.setRGB(i % 60, i / 60, 0x808080);
        }
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] content = Images.joined(Images.bytes("ICC_PROFILE\0\u0001\u0001"), profile);
        byte[] file = Images.inserted(Images.written("jpg", gray), 20, Images.segment(0xE2, content));

        assertColour(photo(ImageFormat.JPEG, file), 30, 20, new Color(188, 188, 188));
    }

    @Test
    void imageForPrinters_isConverted() {
        BufferedImage image = photo(ImageFormat.JPEG, Images.file("cmyk.jpg"));
        Color colour = new Color(image.getRGB(30, 20));
        assertThat(colour.getRed()).isGreaterThan(180);
        assertThat(colour.getGreen()).isLessThan(80);
        assertThat(colour.getBlue()).isLessThan(80);
    }

    @Test
    void imageInSeveralScans_isRead() throws IOException {
        byte[] file = withWriter((writer, how) -> {
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(
                    null, new IIOImage(Images.image(60, 40, BufferedImage.TYPE_INT_RGB, Color.BLUE), null, null), how);
        });

        assertColour(photo(ImageFormat.JPEG, file), 10, 20, RED);
    }

    @Test
    void brokenColourProfile_isIgnored() {
        byte[] segment = Images.segment(0xE2, Images.bytes("ICC_PROFILE\0\u0001\u0001not a profile"));
        assertColour(photo(ImageFormat.JPEG, Images.inserted(Images.of("jpg", 60, 40), 20, segment)), 10, 20, RED);
    }

    /** Some cameras leave a little behind. */
    @Test
    void bytesBeforeTheEnd_areIgnored() {
        byte[] jpeg = Images.of("jpg", 60, 40);
        byte[] file = Images.inserted(jpeg, jpeg.length - 2, new byte[] {1, 2, 3});
        assertColour(photo(ImageFormat.JPEG, file), 10, 20, RED);
    }

    @Test
    void sameFile_isTheSameAgain() {
        byte[] file = Images.of("jpg", 600, 400);
        assertThat(Picture.read(ImageFormat.JPEG, file).jpeg(96))
                .isEqualTo(Picture.read(ImageFormat.JPEG, file).jpeg(96));
    }

    private interface Writing {
        void with(ImageWriter writer, ImageWriteParam how) throws IOException;
    }

    private static byte[] withWriter(Writing writing) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = Codecs.jpegWriter();
        try (var out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writing.with(writer, writer.getDefaultWriteParam());
        }
        return file.toByteArray();
    }

    private static BufferedImage photo(ImageFormat format, byte[] file) {
        return Images.read(Picture.read(format, file).jpeg(512));
    }

    private static void assertTurned(BufferedImage image, int width, int height) {
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        assertColour(image, width / 2, height / 4, RED);
        assertColour(image, width / 2, height * 3 / 4, BLUE);
    }

    private static void assertHalfWhite(BufferedImage image) {
        assertColour(image, 10, 20, RED);
        assertColour(image, 50, 20, Color.WHITE);
    }

    private static void assertColour(BufferedImage image, int x, int y, Color expected) {
        Color colour = new Color(image.getRGB(x, y));
        assertThat(new int[] {
                    colour.getRed() - expected.getRed(),
                    colour.getGreen() - expected.getGreen(),
                    colour.getBlue() - expected.getBlue()
                })
                .as(colour + " at " + x + "," + y)
                .satisfies(apart -> {
                    for (int each : apart) {
                        assertThat(Math.abs(each)).isLessThan(12);
                    }
                });
    }
}
