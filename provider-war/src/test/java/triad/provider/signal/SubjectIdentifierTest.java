package triad.provider.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubjectIdentifierTest {
    private static final String ISSUER = "https://provider.example";
    private static final Map<String, Object> ALICE = SubjectIdentifier.user(ISSUER, "alice");

    /** OpenID Connect Core §8: a client reads the subject that it knows, and no other. */
    @Test
    void user_isRenamedAloneAndWithinAComplexSubject() {
        Map<String, Object> renamed = Map.of("format", "iss_sub", "iss", ISSUER, "sub", "of-alice");
        Map<String, Object> complex = SubjectIdentifier.complex(ALICE, Optional.of("shop"), Optional.of("session"));

        assertThat(SubjectIdentifier.as("of-"::concat, ALICE)).isEqualTo(renamed);
        assertThat(SubjectIdentifier.as("of-"::concat, complex))
                .isEqualTo(SubjectIdentifier.complex(renamed, Optional.of("shop"), Optional.of("session")));
    }

    @Test
    void anythingElse_staysAsItIs() {
        Map<String, Object> opaque = SubjectIdentifier.opaque("stream");

        assertThat(SubjectIdentifier.as("of-"::concat, opaque)).isEqualTo(opaque);
        assertThat(SubjectIdentifier.as("of-"::concat, "x")).isEqualTo("x");
        assertThat(SubjectIdentifier.as("of-"::concat, null)).isNull();
    }
}
