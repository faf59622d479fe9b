package triad.frontend.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportIdTest {
    @Test
    void nameOfAnImport_isAPartOfAnAddress() {
        assertThat(ImportId.parse("5f0cfb58-2d6c-4b66-9a64-6d0f7f2f3e11").map(ImportId::address))
                .contains("/imports/5f0cfb58-2d6c-4b66-9a64-6d0f7f2f3e11");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "..",
                "5F0CFB58-2D6C-4B66-9A64-6D0F7F2F3E11",
                "5f0cfb58-2d6c-4b66-9a64-6d0f7f2f3e11/errors",
                "5f0cfb58-2d6c-4b66-9a64-6d0f7f2f3e1",
                "5f0cfb58-2d6c-4b66-9a64-6d0f7f2f3e11\n"
            })
    void anythingElse_isNone(@Nullable String text) {
        assertThat(ImportId.parse(text)).isEmpty();
    }
}
