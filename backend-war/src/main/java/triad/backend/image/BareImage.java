package triad.backend.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/**
 * An image file with nothing in it but what its pixels need, and of a size that can be decoded.
 *
 * @param exif what cameras say of it ({@code Exif}, two zeros, a TIFF file); empty where it does not say
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record BareImage(ImageFormat format, byte[] file, int width, int height, byte[] exif) {
    private static final int MOST_ALONG_A_SIDE = 20_000;
    private static final byte[] BEFORE_EXIF = {'E', 'x', 'i', 'f', 0, 0};

    BareImage {
        if (width < 1 || height < 1) {
            throw unreadable("The image has no pixels");
        }
        if (width > MOST_ALONG_A_SIDE || height > MOST_ALONG_A_SIDE) {
            throw unreadable("At most " + MOST_ALONG_A_SIDE + " pixels along a side");
        }
        requirePixels(width, height, format.mostPixels());
    }

    /** Takes a file of that format apart; what is not put together as the format says is refused. */
    static BareImage of(ImageFormat format, byte[] file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(file);
            return switch (format) {
                case JPEG -> new JpegFile(bytes).bare();
                case PNG -> new PngFile(bytes).bare();
                case GIF -> new GifFile(bytes).bare();
                case WEBP -> new WebpFile(bytes).bare();
            };
        } catch (BufferUnderflowException e) {
            throw unreadable("The image ends too early");
        }
    }

    /** The next bytes of a file, of which there must be so many. */
    static byte[] take(ByteBuffer file, int length) {
        if (length < 0 || length > file.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        file.get(bytes);
        return bytes;
    }

    /** As JPEG files have it; other formats may leave the first bytes out. */
    static byte[] exif(byte[] content) {
        return ImageFormat.startsWith(content, "Exif\0\0")
                ? content
                : ByteBuffer.allocate(BEFORE_EXIF.length + content.length)
                        .put(BEFORE_EXIF)
                        .put(content)
                        .array();
    }

    static void requirePixels(int width, int height, int most) {
        if ((long) width * height > most) {
            throw unreadable("An image of this kind may have at most " + most + " pixels");
        }
    }

    static Refusal unreadable(String detail) {
        return new Refusal(Reason.UNREADABLE_IMAGE, detail);
    }
}
