package triad.backend.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.resizers.Resizers;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/**
 * What is to be seen in a file that somebody sent, and nothing else of it.
 *
 * @param pixels opaque, in sRGB
 * @param orientation what has to be done to see it upright
 */
public record Picture(BufferedImage pixels, Orientation orientation) {
    private static final float QUALITY = 0.85f;

    /** Reads a file, which must be of the format that it is announced to be. */
    public static Picture read(ImageFormat announced, byte[] file) {
        if (file.length == 0) {
            throw BareImage.unreadable("There is nothing in the body");
        }
        ImageFormat format = ImageFormat.of(file).orElseThrow(() -> refused("It is none of these formats"));
        if (format != announced) {
            throw refused("It is announced as " + announced.mediaType() + " and is " + format.mediaType());
        }
        BareImage image = BareImage.of(format, file);
        return new Picture(Flat.of(Decoder.pixels(image)), Decoder.orientation(image));
    }

    /** RFC 9110 §15.5.16: with the types that are taken. */
    public static Refusal refused(String detail) {
        return Refusal.accepting(Reason.UNSUPPORTED_IMAGE, detail, ImageFormat.accepted());
    }

    /** The picture as a baseline JPEG without metadata, upright, never larger than it was. */
    public byte[] jpeg(int mostAlongASide) {
        double scale = Math.min(1, (double) mostAlongASide / Math.max(pixels.getWidth(), pixels.getHeight()));
        BufferedImage scaled = new BufferedImage(
                scaled(pixels.getWidth(), scale), scaled(pixels.getHeight(), scale), BufferedImage.TYPE_INT_RGB);
        Resizers.PROGRESSIVE.resize(pixels, scaled);
        return written(ExifFilterUtils.getFilterForOrientation(orientation).apply(scaled));
    }

    private static int scaled(int pixels, double scale) {
        return Math.max(1, (int) Math.round(pixels * scale));
    }

    private static byte[] written(BufferedImage upright) {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(jpeg)) {
            ImageWriter writer = Codecs.jpegWriter();
            JPEGImageWriteParam how = (JPEGImageWriteParam) writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            how.setOptimizeHuffmanTables(true);
            writer.setOutput(out);
            writer.write(null, new IIOImage(upright, null, null), how);
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory is always there to be written to", e);
        }
        return jpeg.toByteArray();
    }
}
