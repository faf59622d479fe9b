package triad.backend.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFormatTest {

    /** RFC 9110 §8.3.1: type and subtype are case-insensitive. */
    @ParameterizedTest
    @CsvSource({"IMAGE/PNG, PNG", "Image/Jpeg, JPEG", "image/gif, GIF", "image/WebP, WEBP"})
    void format_isFoundInAnyCase(String mediaType, ImageFormat format) {
        assertThat(ImageFormat.find(mediaType)).contains(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "png", "image/", "image/png ", "image/svg+xml", "IMAGE/*", "ımage/png"})
    void otherType_isNoFormat(String mediaType) {
        assertThat(ImageFormat.find(mediaType)).isEmpty();
    }
}
