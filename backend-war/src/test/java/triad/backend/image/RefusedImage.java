package triad.backend.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** A file that does not become a picture. */
class RefusedImage {

    static void assertRefused(ImageFormat announced, byte[] file, Reason reason) {
        assertThatThrownBy(() -> Picture.read(announced, file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
