package triad.backend.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A WebP file (RFC 9649), taken apart into its chunks; of an animation that is the first frame. */
class WebpFile {
    private static final int HAS_PROFILE = 0x20;
    private static final int HAS_ALPHA = 0x10;
    private static final byte LOSSLESS = 0x2F;
    private static final int START_OF_LOSSY = 0x2A019D;

    private final ByteBuffer file;
    private byte @Nullable [] profile;
    private byte @Nullable [] alpha;
    private byte @Nullable [] pixels;
    private String kind = "";
    private int frames;
    private byte[] exif = {};

    WebpFile(ByteBuffer file) {
        this.file = file.order(ByteOrder.LITTLE_ENDIAN);
    }

    BareImage bare() {
        BareImage.take(file, 4);
        int length = file.getInt();
        if (length < 4 || length > file.remaining()) {
            throw BareImage.unreadable("The image ends too early");
        }
        file.limit(file.position() + length);
        BareImage.take(file, 4);
        chunks(file);
        if (pixels == null) {
            throw BareImage.unreadable("There is no picture in it");
        }
        return kind.equals("VP8L") ? lossless(pixels) : lossy(pixels);
    }

    /** §2.3: one of odd length is followed by a byte more. */
    private void chunks(ByteBuffer in) {
        while (in.hasRemaining()) {
            String type = new String(BareImage.take(in, 4), StandardCharsets.ISO_8859_1);
            byte[] content = BareImage.take(in, in.getInt());
            if (content.length % 2 == 1 && in.hasRemaining()) {
                in.get();
            }
            chunk(type, content);
        }
    }

    private void chunk(String type, byte[] content) {
        switch (type) {
            case "EXIF" -> exif = BareImage.exif(content);
            case "ICCP" -> profile = content;
            case "ANMF" -> {
                if (frames++ == 0 && pixels == null) {
                    ByteBuffer frame = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
                    BareImage.take(frame, 16);
                    chunks(frame);
                }
            }
            case "ALPH" -> alpha = pixels == null ? content : alpha;
            case "VP8 ", "VP8L" -> {
                if (pixels == null) {
                    kind = type;
                    pixels = content;
                }
            }
            default -> {}
        }
    }

    private BareImage lossless(byte[] content) {
        ByteBuffer start = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (start.get() != LOSSLESS) {
            throw BareImage.unreadable("The picture in it is damaged");
        }
        int sizes = start.getInt();
        boolean hasAlpha = (sizes & 1 << 28) != 0;
        return image(content, (sizes & 0x3FFF) + 1, (sizes >> 14 & 0x3FFF) + 1, hasAlpha);
    }

    /** RFC 6386 §9.1. */
    private BareImage lossy(byte[] content) {
        ByteBuffer start = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        BareImage.take(start, 2);
        if ((content[0] & 1) != 0 || start.getInt() >>> 8 != START_OF_LOSSY) {
            throw BareImage.unreadable("The picture in it is damaged");
        }
        return image(content, start.getShort() & 0x3FFF, start.getShort() & 0x3FFF, alpha != null);
    }

    private BareImage image(byte[] content, int width, int height, boolean hasAlpha) {
        ByteBuffer bare = ByteBuffer.allocate(file.limit() + 64).order(ByteOrder.LITTLE_ENDIAN);
        bare.put(ascii("RIFF")).putInt(0).put(ascii("WEBP"));
        if (profile != null || alpha != null) {
            byte[] head = ByteBuffer.allocate(10)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((profile == null ? 0 : HAS_PROFILE) | (hasAlpha ? HAS_ALPHA : 0))
                    .putShort((short) (width - 1))
                    .put((byte) 0)
                    .putShort((short) (height - 1))
                    .array();
            put(bare, "VP8X", head);
            put(bare, "ICCP", profile);
            put(bare, "ALPH", kind.equals("VP8L") ? null : alpha);
        }
        put(bare, kind, content);
        bare.putInt(4, bare.position() - 8);
        byte[] kept = new byte[bare.flip().remaining()];
        bare.get(kept);
        return new BareImage(ImageFormat.WEBP, kept, width, height, exif);
    }

    private static void put(ByteBuffer out, String type, byte @Nullable [] content) {
        if (content != null) {
            out.put(ascii(type)).putInt(content.length).put(content).put(new byte[content.length % 2]);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
