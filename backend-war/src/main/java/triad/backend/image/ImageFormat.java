package triad.backend.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A format that is read here. */
public enum ImageFormat {
    JPEG("image/jpeg", 40_000_000),
    PNG("image/png", 40_000_000),
    GIF("image/gif", 40_000_000),
    /** Its decoder takes up some eighty bytes for each pixel of the file, half of which it keeps to the end. */
    WEBP("image/webp", 2_100_000);

    private final String mediaType;
    private final int mostPixels;

    ImageFormat(String mediaType, int mostPixels) {
        this.mediaType = mediaType;
        this.mostPixels = mostPixels;
    }

    /** By what somebody says of a file, without parameters and in any case (RFC 9110 §8.3.1). */
    public static Optional<ImageFormat> find(String mediaType) {
        String plain = mediaType.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(plain))
                .findFirst();
    }

    /** By what a file begins with. */
    public static Optional<ImageFormat> of(byte[] file) {
        if (startsWith(file, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (startsWith(file, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (startsWith(file, "GIF87a") || startsWith(file, "GIF89a")) {
            return Optional.of(GIF);
        }
        return startsWith(file, "RIFF")
                        && new String(file, 0, Math.min(12, file.length), StandardCharsets.ISO_8859_1).endsWith("WEBP")
                ? Optional.of(WEBP)
                : Optional.empty();
    }

    /** Each character of the start is a byte. */
    static boolean startsWith(byte[] file, String start) {
        return file.length >= start.length()
                && new String(file, 0, start.length(), StandardCharsets.ISO_8859_1).equals(start);
    }

    /** All of them as a value of {@code Accept} (RFC 9110 §12.5.1). */
    public static String accepted() {
        return Arrays.stream(values()).map(ImageFormat::mediaType).collect(Collectors.joining(", "));
    }

    public String mediaType() {
        return mediaType;
    }

    /** A larger image is not decoded. */
    int mostPixels() {
        return mostPixels;
    }
}
