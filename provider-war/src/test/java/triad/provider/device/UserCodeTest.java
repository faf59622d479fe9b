package triad.provider.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserCodeTest {

    /** RFC 8628 §6.1: the twenty letters of the example. */
    @ParameterizedTest
    @ValueSource(strings = {"WDJB-MJHT", "wdjbmjht", " wdjb mjht ", "W-D-J-B-M-J-H-T", "WDJB–MJHT", "wdjb.mjht"})
    void whatAPersonTypes_isTheCode(String typed) {
        assertThat(UserCode.parse(typed)).map(UserCode::toString).contains("WDJB-MJHT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WDJB-MJH", "WDJB-MJHTT", "WDJB-MJHA", "WDJB_MJHT", "1234-5678", "ẈDJB-MJHT"})
    void whatIsNoCode_isNone(String typed) {
        assertThat(UserCode.parse(typed)).isEmpty();
    }

    @Test
    void newCodes_areAllDifferentAndUseAllLetters() {
        Set<UserCode> codes = Stream.generate(UserCode::random).limit(500).collect(Collectors.toSet());

        assertThat(codes).hasSize(500).allMatch(code -> UserCode.parse(code.toString())
                .isPresent());
        assertThat(codes.stream()
                        .flatMapToInt(code -> code.letters().chars())
                        .distinct()
                        .count())
                .isEqualTo(20);
    }
}
