package triad.provider.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
    /** RFC 8037 Appendix A.2 and A.4. */
    private static final String ED25519 =
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

    private static final String EDDSA_JWS =
            "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

    @Test
    void vectorOfTheRfc_holds() throws ParseException {
        assertThat(Signatures.verify(SignedJWT.parse(EDDSA_JWS), OctetKeyPair.parse(ED25519)))
                .isTrue();
    }

    @Test
    void changedSignature_doesNotHold() throws ParseException {
        String changed = EDDSA_JWS.substring(0, EDDSA_JWS.length() - 4) + "AAAA";
        assertThat(Signatures.verify(SignedJWT.parse(changed), OctetKeyPair.parse(ED25519)))
                .isFalse();
    }

    /** RFC 8725 §3.1: what the caller accepts decides, not the token. */
    @Test
    void algorithmThatIsNotAccepted_doesNotHold() throws ParseException {
        JWKSet keys = new JWKSet(OctetKeyPair.parse(ED25519));
        SignedJWT jwt = SignedJWT.parse(EDDSA_JWS);

        assertThat(Signatures.verify(jwt, keys, Set.of(JWSAlgorithm.EdDSA))).isTrue();
        assertThat(Signatures.verify(jwt, keys, Set.of(JWSAlgorithm.ES256))).isFalse();
        assertThat(Signatures.verify(jwt, new JWKSet(), Set.of(JWSAlgorithm.EdDSA)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "..", "e30.e30.", "eyJhbGciOiJub25lIn0.e30.", "a.b.c.d.e"})
    void whatIsNoSignedJwt_isNone(String compact) {
        assertThat(Signatures.parse(compact)).isEmpty();
    }

    @Test
    void oversizedJwt_isNone() {
        assertThat(Signatures.parse("eyJhbGciOiJFUzI1NiJ9." + "e30".repeat(20_000) + ".AA"))
                .isEmpty();
    }
}
