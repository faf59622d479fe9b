package triad.backend.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Images;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;

/** Files that are not what they say, or cost more than they are worth: each is refused, in little time and memory. */
@Timeout(20)
class HostileImageTest {
    private static final int MIB = 1024 * 1024;

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

    /** The size is read before anything is decoded: nothing of it is allocated. */
    @ParameterizedTest
    @CsvSource({"1,100000", "100000,1", "2147483647,2147483647", "-1,5", "0,5", "6325,6325", "20000,2001"})
    void tooManyPixels_costNothing(int width, int height) {
        byte[] file = Images.lyingPng(width, height);
        long before = allocated();
        assertRefused(ImageFormat.PNG, file, Reason.UNREADABLE_IMAGE);
        assertThat(allocated() - before).isLessThan(MIB);
    }

    @Test
    void tooManyPixelsOfOtherFormats_areRefused() {
        assertRefused(ImageFormat.JPEG, lyingJpeg(6325, 6325), Reason.UNREADABLE_IMAGE);
        assertRefused(ImageFormat.GIF, lyingGif(6325, 6325), Reason.UNREADABLE_IMAGE);
        assertRefused(ImageFormat.WEBP, lyingWebp(1500, 1500), Reason.UNREADABLE_IMAGE);
    }

    @Test
    void fewerPixelsThanItSays_areRefused() {
        assertRefused(ImageFormat.PNG, Images.lyingPng(600, 400), Reason.UNREADABLE_IMAGE);
        assertRefused(ImageFormat.JPEG, lyingJpeg(600, 400), Reason.UNREADABLE_IMAGE);
        assertRefused(ImageFormat.WEBP, lyingWebp(600, 400), Reason.UNREADABLE_IMAGE);
    }

    /** A text or a profile that unpacks to very much, in an image whose colours are in a table, whose metadata decoders read. */
    @ParameterizedTest
    @CsvSource({"zTXt,x\0\0", "iCCP,x\0\0", "iTXt,x\0\u0001\0\0\0"})
    void compressedMetadata_isNotUnpacked(String chunk, String start) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(Images.bytes(start));
        try (DeflaterOutputStream bomb = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < 256; i++) {
                bomb.write(new byte[MIB]);
            }
        }
        BufferedImage table = new BufferedImage(60, 40, BufferedImage.TYPE_BYTE_INDEXED);
        byte[] file = Images.inserted(Images.written("png", table), 33, Images.chunk(chunk, packed.toByteArray()));
        long before = allocated();
        assertThat(Picture.read(ImageFormat.PNG, file).jpeg(96)).isNotEmpty();
        assertThat(allocated() - before).isLessThan(40L * MIB);
    }

    /** Decoders copy all of a comment for each of its blocks. */
    @Test
    void commentInManyBlocks_costsNothing() {
        byte[] comment = new byte[4 * MIB + 1];
        for (int i = 2; i < comment.length - 1; i += 2) {
            comment[i] = 1;
        }
        comment[0] = 0x21;
        comment[1] = (byte) 0xFE;
        byte[] gif = Images.of("gif", 60, 40);
        int afterColours = 13 + (3 << ((gif[10] & 7) + 1));
        byte[] file = Images.inserted(gif, afterColours, comment);

        assertThat(took(() -> Picture.read(ImageFormat.GIF, file))).isLessThan(Duration.ofSeconds(2));
    }

    /** Each passes over the whole image again. */
    @Test
    void manyScans_areRefused() {
        byte[] jpeg = Images.of("jpg", 60, 40);
        byte[] scan = Images.segment(0xDA, new byte[] {1, 1, 0, 0, 63, 0});
        byte[] file = jpeg;
        for (int i = 0; i < 32; i++) {
            file = Images.inserted(file, jpeg.length - 2, scan);
        }
        assertRefused(ImageFormat.JPEG, file, Reason.UNREADABLE_IMAGE);
    }

    @Test
    void manySegments_areRefused() {
        byte[] segments = new byte[4 * MIB];
        for (int i = 0; i < segments.length; i += 4) {
            ByteBuffer.wrap(segments).putInt(i, 0xFFDB0002);
        }
        byte[] file = Images.inserted(Images.of("jpg", 60, 40), 20, segments);
        assertRefused(ImageFormat.JPEG, file, Reason.UNREADABLE_IMAGE);
    }

    /** A kilobyte of memory for every four bits of the file. */
    @Test
    void manyTables_areRefusedBeforeTheyTakeAllMemory() {
        byte[] head = {0x2F, 0, 0, 0, 0};
        ByteBuffer bits = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);
        // No transforms, no cache, tables by place: an image of one pixel, which is table 65535
        bits.putLong(0b1000_1000_1_1111_1111_101L << 17 | 0b1_1111_1111_101L << 7 | 0b1L << 2 | 0L);
        byte[] file = webp(Images.joined(Images.joined(head, bits.array()), filled(5 * 65536)));
        long before = allocated();
        assertRefused(ImageFormat.WEBP, file, Reason.UNREADABLE_IMAGE);
        assertThat(allocated() - before).isBetween(MeteredBytes.MOST_MEMORY, MeteredBytes.MOST_MEMORY + 32L * MIB);
    }

    @Test
    void framesInFrames_areNotFollowed() {
        ByteBuffer frames = ByteBuffer.allocate(2 * MIB).order(ByteOrder.LITTLE_ENDIAN);
        frames.put(Images.bytes("RIFF")).putInt(2 * MIB - 8).put(Images.bytes("WEBP"));
        while (frames.remaining() >= 24) {
            frames.put(Images.bytes("ANMF")).putInt(frames.remaining() - 4).put(new byte[16]);
        }
        assertRefused(ImageFormat.WEBP, frames.array(), Reason.UNREADABLE_IMAGE);
    }

    private static byte[] sample(ImageFormat format) {
        return format == ImageFormat.WEBP
                ? Images.file("lossless-transparent.webp")
                : Images.of(format.name().toLowerCase(Locale.ROOT), 60, 40);
    }

    private static byte[] lyingJpeg(int width, int height) {
        byte[] jpeg = Images.of("jpg", 60, 40);
        int frame = 0;
        while (jpeg[frame] != (byte) 0xFF || jpeg[frame + 1] != (byte) 0xC0) {
            frame++;
        }
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
        return jpeg;
    }

    private static byte[] lyingGif(int width, int height) {
        byte[] gif = Images.of("gif", 60, 40);
        ByteBuffer file = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        int picture = 13 + (3 << ((gif[10] & 7) + 1));
        while (gif[picture] != 0x2C) {
            picture++;
        }
        file.putShort(picture + 5, (short) width).putShort(picture + 7, (short) height);
        return gif;
    }

    private static byte[] lyingWebp(int width, int height) {
        byte[] webp = Images.file("lossless-transparent.webp");
        int start = new String(webp, StandardCharsets.ISO_8859_1).indexOf("VP8L") + 9;
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(start, (width - 1) | (height - 1) << 14);
        return webp;
    }

    private static byte[] webp(byte[] lossless) {
        return ByteBuffer.allocate(20 + lossless.length + lossless.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(Images.bytes("RIFF"))
                .putInt(12 + lossless.length + lossless.length % 2)
                .put(Images.bytes("WEBPVP8L"))
                .putInt(lossless.length)
                .put(lossless)
                .array();
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0x11);
        return bytes;
    }

    private static Duration took(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static void assertRefused(ImageFormat announced, byte[] file, Reason reason) {
        assertThatThrownBy(() -> Picture.read(announced, file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
