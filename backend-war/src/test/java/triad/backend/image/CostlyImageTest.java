package triad.backend.image;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.image.RefusedImage.assertRefused;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.backend.fake.Images;
import triad.backend.problem.Reason;

/** Files that cost more than they are worth: each is refused, or read without that part, in little time and memory. */
@Timeout(20)
class CostlyImageTest {
    private static final int MIB = 1024 * 1024;

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
        assertRefused(ImageFormat.JPEG, Images.lyingJpeg(6325, 6325), Reason.UNREADABLE_IMAGE);
        assertRefused(ImageFormat.GIF, Images.lyingGif(6325, 6325), Reason.UNREADABLE_IMAGE);
        assertRefused(ImageFormat.WEBP, Images.lyingWebp(1500, 1500), Reason.UNREADABLE_IMAGE);
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
}
