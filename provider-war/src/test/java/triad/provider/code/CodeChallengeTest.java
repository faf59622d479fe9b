package triad.provider.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;

class CodeChallengeTest {
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final CodeChallenge CHALLENGE = new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");

    /** RFC 7636 App. B. */
    @Test
    void verifierOfTheRfc_holds() {
        assertThat(CHALLENGE.holds(VERIFIER)).isTrue();
    }

    @Test
    void challengeItself_doesNotHold() {
        assertThat(CHALLENGE.holds(CHALLENGE.value())).isFalse();
    }

    /** RFC 7636 §4.1: 43 to 128 unreserved characters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk=",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk\n",
                "DBJFTJEZ4CVP-MB92K27UHBUJU1P1R_WW1GFWFOEJXK"
            })
    void otherVerifier_doesNotHold(String verifier) {
        assertThat(CHALLENGE.holds(verifier)).isFalse();
    }

    /** A verifier that is too short for RFC 7636 §4.1 does not hold even where its hash does. */
    @Test
    void shortVerifierWithItsOwnHash_doesNotHold() {
        assertThat(new CodeChallenge("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0").holds("abc"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {43, 44, 127, 128})
    void lengthsOfTheRfc_hold(int length) {
        String verifier = "aZ09-._~".repeat(16).substring(0, length);

        assertThat(new CodeChallenge(OpaqueValue.sha256(verifier)).holds(verifier))
                .isTrue();
    }

    /** Not even where their hash does: those beside the unreserved ones of RFC 7636 §4.1. */
    @ParameterizedTest
    @ValueSource(strings = {"+", "/", "=", " ", "\n", "@", "[", "`", "{", ":", "\u00e9", "\uff11", "\0"})
    void otherCharactersWithTheirOwnHash_doNotHold(String other) {
        String verifier = VERIFIER + other;

        assertThat(new CodeChallenge(OpaqueValue.sha256(verifier)).holds(verifier))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 42, 129})
    void otherLengthsWithTheirOwnHash_doNotHold(int length) {
        String verifier = "a".repeat(length);

        assertThat(new CodeChallenge(OpaqueValue.sha256(verifier)).holds(verifier))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cMM",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c="
            })
    void whatIsNoSha256_isNoChallenge(String text) {
        assertThatThrownBy(() -> new CodeChallenge(text)).isInstanceOf(Refusal.class);
    }
}
