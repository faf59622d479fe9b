package triad.backend.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** A PNG file (ISO/IEC 15948), taken apart into its chunks; of an animation that is the picture for those who do not animate. */
class PngFile {
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private final ByteBuffer file;
    private final ByteBuffer bare;
    private int width;
    private int height;
    private byte[] exif = {};

    PngFile(ByteBuffer file) {
        this.file = file;
        this.bare = ByteBuffer.allocate(file.remaining());
    }

    BareImage bare() {
        bare.put(BareImage.take(file, 8));
        String type = "";
        while (!type.equals("IEND")) {
            int start = file.position();
            int length = file.getInt();
            type = new String(BareImage.take(file, 4), StandardCharsets.ISO_8859_1);
            byte[] content = BareImage.take(file, length);
            int sum = file.getInt();
            chunk(type, content);
            if (KEPT.contains(type)) {
                byte[] whole = new byte[12 + length];
                file.get(start, whole);
                requireSum(whole, sum);
                bare.put(whole);
            }
        }
        byte[] kept = new byte[bare.flip().remaining()];
        bare.get(kept);
        return new BareImage(ImageFormat.PNG, kept, width, height, exif);
    }

    private void chunk(String type, byte[] content) {
        if (width == 0 && !type.equals("IHDR")) {
            throw BareImage.unreadable("The image does not begin with its size");
        }
        switch (type) {
            case "IHDR" -> {
                if (width != 0 || content.length != 13) {
                    throw BareImage.unreadable("The image has not one size");
                }
                width = ByteBuffer.wrap(content).getInt();
                height = ByteBuffer.wrap(content).getInt(4);
            }
            case "PLTE", "tRNS" -> {
                if (content.length > 768) {
                    throw BareImage.unreadable("The image has more than 256 colours in its table");
                }
            }
            case "eXIf" -> exif = BareImage.exif(content);
            default -> {}
        }
    }

    /** Of the type and the content. */
    private static void requireSum(byte[] chunk, int expected) {
        CRC32 sum = new CRC32();
        sum.update(chunk, 4, chunk.length - 8);
        if ((int) sum.getValue() != expected) {
            throw BareImage.unreadable("The image was damaged on its way");
        }
    }
}
