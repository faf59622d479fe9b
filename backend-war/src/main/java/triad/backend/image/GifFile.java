package triad.backend.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A GIF file (GIF89a), taken apart into its blocks as far as the end of its first picture. */
class GifFile {
    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2C;
    private static final int END = 0x3B;
    private static final byte TRANSPARENCY = (byte) 0xF9;

    private final ByteBuffer file;
    private final ByteArrayOutputStream bare = new ByteArrayOutputStream();
    private byte[] transparency = {};

    GifFile(ByteBuffer file) {
        this.file = file;
    }

    BareImage bare() {
        byte[] start = BareImage.take(file, 13);
        byte[] colours = colours(start[10]);
        int block = Byte.toUnsignedInt(file.get());
        while (block == EXTENSION) {
            extension();
            block = Byte.toUnsignedInt(file.get());
        }
        if (block != PICTURE) {
            throw BareImage.unreadable("There is no picture in it");
        }
        byte[] picture = BareImage.take(file, 9);
        bare.writeBytes(start);
        bare.writeBytes(colours);
        bare.writeBytes(transparency);
        bare.write(PICTURE);
        bare.writeBytes(picture);
        bare.writeBytes(colours(picture[8]));
        bare.write(file.get());
        pixels();
        bare.write(END);
        return new BareImage(
                ImageFormat.GIF, bare.toByteArray(), little(picture, 4), little(picture, 6), new byte[] {});
    }

    /** A table of colours, where the flags before it say so. */
    private byte[] colours(byte flags) {
        return (flags & 0x80) == 0 ? new byte[] {} : BareImage.take(file, 3 << ((flags & 7) + 1));
    }

    /** The last one about transparency is that of the picture. */
    private void extension() {
        byte label = file.get();
        int start = file.position() - 2;
        int length = Byte.toUnsignedInt(file.get());
        boolean isTransparency = label == TRANSPARENCY && length == 4;
        while (length != 0) {
            BareImage.take(file, length);
            length = Byte.toUnsignedInt(file.get());
        }
        if (isTransparency && file.position() - start == 8) {
            transparency = new byte[8];
            file.get(start, transparency);
        }
    }

    private void pixels() {
        int length;
        do {
            length = Byte.toUnsignedInt(file.get());
            bare.write(length);
            bare.writeBytes(BareImage.take(file, length));
        } while (length != 0);
    }

    private static int little(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]) | Byte.toUnsignedInt(bytes[at + 1]) << 8;
    }
}
