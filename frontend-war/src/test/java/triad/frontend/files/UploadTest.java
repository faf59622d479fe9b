package triad.frontend.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UploadTest {
    private static final byte[] FILE = {'s', 'u', 'b'};

    @Test
    void sameFormAndFile_areOne() {
        assertThat(new Upload("a", false, FileKind.CSV, FILE).key())
                .isEqualTo(new Upload("a", false, FileKind.CSV, FILE.clone()).key())
                .matches("\"[\\w-]{1,255}\"");
    }

    @Test
    void otherForm_file_kindOrPurpose_areOthers() {
        assertThat(new Upload("a", false, FileKind.CSV, FILE).key())
                .isNotEqualTo(new Upload("b", false, FileKind.CSV, FILE).key())
                .isNotEqualTo(new Upload("a", true, FileKind.CSV, FILE).key())
                .isNotEqualTo(new Upload("a", false, FileKind.JSON, FILE).key())
                .isNotEqualTo(new Upload("a", false, FileKind.CSV, new byte[] {'s'}).key());
    }
}
