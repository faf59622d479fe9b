package triad.backend.fake;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Image files, good ones and what somebody hostile makes of them. The left half of each is red and the right one blue. */
public class Images {
    /** Of a camera that was turned to the left: what was on the left is above. */
    public static final byte[] EXIF_TURNED = bytes("Exif\0\0MM\0*\0\0\0\u0008\0\u0002"
            + "\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0" + "\u0001\u000e\0\u0002\0\0\0\u0010\0\0\0&"
            + "\0\0\0\0"
            + "TheSecretPlace\0\0");

    public static byte[] of(String format, int width, int height) {
        return written(format, image(width, height, BufferedImage.TYPE_INT_RGB, Color.BLUE));
    }

    public static BufferedImage image(int width, int height, int type, Color right) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D canvas = image.createGraphics();
        canvas.setBackground(right);
        canvas.clearRect(0, 0, width, height);
        canvas.setBackground(Color.RED);
        canvas.clearRect(0, 0, width / 2, height);
        canvas.dispose();
        return image;
    }

    public static byte[] written(String format, BufferedImage image) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    public static BufferedImage read(byte[] file) {
        try {
            return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(file)), "It is no image");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file beside the tests of the room. */
    public static byte[] file(String name) {
        try (InputStream file = Objects.requireNonNull(
                Images.class.getResourceAsStream("/triad/backend/image/" + name), "There is no " + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A photo of somebody who did not know what else is in it. */
    public static byte[] revealing(int width, int height) {
        byte[] jpeg = of("jpg", width, height);
        jpeg = inserted(jpeg, 2, segment(0xE1, EXIF_TURNED));
        jpeg = inserted(jpeg, 2, segment(0xE1, bytes("http://ns.adobe.com/xap/1.0/\0<x>TheSecretPlace</x>")));
        jpeg = inserted(jpeg, 2, segment(0xED, bytes("Photoshop 3.0\0TheSecretPlace")));
        jpeg = inserted(jpeg, 2, segment(0xFE, bytes("TheSecretPlace")));
        return joined(jpeg, bytes("<script>TheSecretPlace</script>"));
    }

    /** A segment of a JPEG file. */
    public static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .putShort((short) (0xFF00 | marker))
                .putShort((short) (2 + content.length))
                .put(content)
                .array();
    }

    /** A chunk of a PNG file. */
    public static byte[] chunk(String type, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(joined(bytes(type), content));
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(bytes(type))
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    /** A PNG file that says it is so large. */
    public static byte[] lyingPng(int width, int height) {
        byte[] png = of("png", 60, 40);
        byte[] head = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(png, 24, 5)
                .array();
        ByteBuffer.wrap(png).put(8, chunk("IHDR", head));
        return png;
    }

    /** A JPEG file that says so. */
    public static byte[] lyingJpeg(int width, int height) {
        byte[] jpeg = of("jpg", 60, 40);
        int frame = 0;
        while (jpeg[frame] != (byte) 0xFF || jpeg[frame + 1] != (byte) 0xC0) {
            frame++;
        }
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
        return jpeg;
    }

    /** A GIF file that says so of its only picture. */
    public static byte[] lyingGif(int width, int height) {
        byte[] gif = of("gif", 60, 40);
        ByteBuffer file = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        int picture = 13 + (3 << ((gif[10] & 7) + 1));
        while (gif[picture] != 0x2C) {
            picture++;
        }
        file.putShort(picture + 5, (short) width).putShort(picture + 7, (short) height);
        return gif;
    }

    /** A WebP file that says so. */
    public static byte[] lyingWebp(int width, int height) {
        byte[] webp = file("lossless-transparent.webp");
        int start = new String(webp, StandardCharsets.ISO_8859_1).indexOf("VP8L") + 9;
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(start, (width - 1) | (height - 1) << 14);
        return webp;
    }

    /** The markers of a JPEG file up to its pixels, and whether anything follows its end. */
    public static List<Integer> markers(byte[] jpeg) {
        List<Integer> markers = new ArrayList<>();
        ByteBuffer file = ByteBuffer.wrap(jpeg, 2, jpeg.length - 2);
        while (!markers.contains(0xDA)) {
            markers.add(Short.toUnsignedInt(file.getShort()) & 0xFF);
            file.position(file.position() + Short.toUnsignedInt(file.getShort(file.position())));
        }
        markers.add(Byte.toUnsignedInt(jpeg[jpeg.length - 1]));
        return markers;
    }

    public static byte[] inserted(byte[] file, int at, byte[] piece) {
        return ByteBuffer.allocate(file.length + piece.length)
                .put(file, 0, at)
                .put(piece)
                .put(file, at, file.length - at)
                .array();
    }

    public static byte[] joined(byte[] first, byte[] second) {
        return inserted(first, first.length, second);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
