package triad.frontend.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionKeysTest {
    private static final Optional<String> NONE = Optional.empty();
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void nodeAlone_makesAKeyOfItsOwn_eachTime() {
        assertThat(SessionKeys.of(NONE, NONE, false).current().getEncoded())
                .hasSize(32)
                .isNotEqualTo(SessionKeys.of(NONE, NONE, false).current().getEncoded());
    }

    @Test
    void severalNodes_needAKey() {
        assertThatThrownBy(() -> SessionKeys.of(NONE, NONE, true))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("frontend.session.encryption-key: must be set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "c2VjcmV0", "not base64 at all, and secret", "AAAAAAAAAAAAAAAAAAAAAA=="})
    void badKey_isNamed_notRepeated(String value) {
        assertThatThrownBy(() -> SessionKeys.of(Optional.of(value), NONE, true))
                .hasMessage("frontend.session.encryption-key: must be 32 bytes in base64");
        assertThatThrownBy(() -> SessionKeys.of(Optional.of(KEY), Optional.of(value), false))
                .hasMessage("frontend.session.former-encryption-key: must be 32 bytes in base64");
    }

    @Test
    void keyFromAFile_mayEndInALineBreak() {
        assertThat(SessionKeys.of(Optional.of(KEY + "\n"), NONE, true).current().getEncoded())
                .hasSize(32);
    }

    @Test
    void keys_areNotPrinted() {
        assertThat(SessionKeys.of(Optional.of(KEY), Optional.of(KEY), true)).hasToString("SessionKeys[shared=true]");
    }
}
