package triad.backend.photo;

import java.util.Arrays;
import java.util.Locale;
import triad.backend.http.Parameters;

/** How large a photo is asked for. */
public enum PhotoSize {
    /** For a page about one person. */
    LARGE(512),
    /** For lists. */
    SMALL(96);

    private final int pixels;

    PhotoSize(int pixels) {
        this.pixels = pixels;
    }

    /** The parameter {@code size}; the large one where it is not said. */
    static PhotoSize of(Parameters parameters) {
        return parameters
                .find("size")
                .map(text -> Arrays.stream(values())
                        .filter(size -> text.equals(String.valueOf(size.pixels)))
                        .findFirst()
                        .orElseThrow(() -> Parameters.bad("size", "512 or 96")))
                .orElse(LARGE);
    }

    /** At most, along the longer side. */
    int pixels() {
        return pixels;
    }

    /** Of the column that holds such images. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
