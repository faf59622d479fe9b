package triad.backend.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A JPEG file (ITU-T T.81 annex B), taken apart into its segments. */
class JpegFile {
    /** One that comes in several scans is kept whole while it is decoded, outside of the heap, and each scan passes over all of it. */
    private static final int MOST_PIXELS_IN_SCANS = 16_000_000;

    private static final int MOST_SCANS = 32;
    /** The decoder makes an object of each. */
    private static final int MOST_SEGMENTS = 1000;

    private static final int SOF0 = 0xC0;
    private static final int SOF2 = 0xC2;
    private static final int DHT = 0xC4;
    private static final int DAC = 0xCC;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    /** Version 1.1, square pixels, no thumbnail. */
    private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};

    private final ByteBuffer file;
    private final ByteArrayOutputStream bare = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int scans;
    private int segments;
    private byte[] exif = {};

    JpegFile(ByteBuffer file) {
        this.file = file;
    }

    /** What follows the end of the image is not part of it. */
    BareImage bare() {
        BareImage.take(file, 2);
        bare.write(0xFF);
        bare.write(SOI);
        for (int marker = nextMarker(); marker != EOI; marker = nextMarker()) {
            if (marker != 0x01 && (marker < 0xD0 || marker > SOI)) {
                segment(marker, BareImage.take(file, Short.toUnsignedInt(file.getShort()) - 2));
            }
        }
        bare.write(0xFF);
        bare.write(EOI);
        BareImage image = new BareImage(ImageFormat.JPEG, bare.toByteArray(), width, height, exif);
        if (scans == 0) {
            throw BareImage.unreadable("The image has no pixels");
        }
        if (scans > 1) {
            BareImage.requirePixels(width, height, MOST_PIXELS_IN_SCANS);
        }
        return image;
    }

    /** §B.1.1.2: any number of fill bytes may come before one; between segments decoders pass over what is none. */
    private int nextMarker() {
        int next = 0;
        while (next == 0) {
            while (next != 0xFF) {
                next = next();
            }
            while (next == 0xFF) {
                next = next();
            }
        }
        return next;
    }

    private int next() {
        return Byte.toUnsignedInt(file.get());
    }

    private void segment(int marker, byte[] content) {
        switch (marker) {
            case DQT, DHT, DRI -> keep(marker, content);
            case APP0 -> keepIf("JFIF\0", marker, content, JFIF);
            case APP2 -> keepIf("ICC_PROFILE\0", marker, content, content);
            case APP14 -> keepIf("Adobe", marker, content, content);
            case APP1 -> {
                if (exif.length == 0 && ImageFormat.startsWith(content, "Exif\0\0")) {
                    exif = content;
                }
            }
            case SOS -> {
                keep(marker, content);
                scan();
            }
            default -> {
                if (marker >= SOF0 && marker < SOI && marker != DAC) {
                    frame(marker, ByteBuffer.wrap(content));
                    keep(marker, content);
                }
            }
        }
    }

    private void frame(int marker, ByteBuffer content) {
        if (marker > SOF2 || content.get() != 8) {
            throw BareImage.unreadable("A JPEG image must be baseline or progressive, with eight bits a sample");
        }
        if (height != 0) {
            throw BareImage.unreadable("The image is more than one");
        }
        height = Short.toUnsignedInt(content.getShort());
        width = Short.toUnsignedInt(content.getShort());
    }

    /** Up to the next marker that is not one of the scan's own. */
    private void scan() {
        if (++scans > MOST_SCANS) {
            throw BareImage.unreadable("The image comes in more than " + MOST_SCANS + " scans");
        }
        int start = file.position();
        int marker = 0;
        while (marker == 0 || (marker >= 0xD0 && marker < SOI)) {
            marker = next();
            while (marker != 0xFF) {
                marker = next();
            }
            while (marker == 0xFF) {
                marker = next();
            }
        }
        int end = file.position() - 2;
        file.position(start);
        bare.writeBytes(BareImage.take(file, end - start));
    }

    private void keepIf(String start, int marker, byte[] content, byte[] kept) {
        if (ImageFormat.startsWith(content, start)) {
            keep(marker, kept);
        }
    }

    private void keep(int marker, byte[] content) {
        if (++segments > MOST_SEGMENTS) {
            throw BareImage.unreadable("The image is in more than " + MOST_SEGMENTS + " pieces");
        }
        int length = content.length + 2;
        bare.write(0xFF);
        bare.write(marker);
        bare.write(length >> 8);
        bare.write(length);
        bare.writeBytes(content);
    }
}
