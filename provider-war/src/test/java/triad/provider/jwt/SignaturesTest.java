package triad.provider.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
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

    /** A verifier is kept for each key of a set: it says the same the second time, and nothing for another key of the same name. */
    @Test
    void keptKey_answersForItselfAlone() throws ParseException, JOSEException {
        ECKey ours = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        ECKey theirs = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one").build(), new JWTClaimsSet.Builder().build());
        jwt.sign(new ECDSASigner(ours));
        SignedJWT forged = SignedJWT.parse(
                jwt.serialize().substring(0, jwt.serialize().lastIndexOf('.') + 1) + Base64URL.encode(new byte[64]));
        JWKSet set = new JWKSet(ours.toPublicJWK());
        JWKSet replaced = new JWKSet(theirs.toPublicJWK());
        Set<JWSAlgorithm> accepted = Set.of(JWSAlgorithm.ES256);

        for (int time = 0; time < 2; time++) {
            assertThat(Signatures.verify(jwt, set, accepted)).isTrue();
            assertThat(Signatures.verify(forged, set, accepted)).isFalse();
            assertThat(Signatures.verify(jwt, replaced, accepted)).isFalse();
        }
    }

    /** A key of P-256 signs with ES256 alone, a short RSA key with nothing (RFC 7518 §3.4, §3.3). */
    @Test
    void unfitKey_doesNotHold() throws ParseException, JOSEException {
        JWKSet wrongCurve = new JWKSet(
                new ECKeyGenerator(Curve.P_384).keyID("key").generate().toPublicJWK());
        RSAKey rsa = new RSAKeyGenerator(1024, true).keyID("key").generate();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(), new JWTClaimsSet.Builder().build());
        jwt.sign(new RSASSASigner(rsa.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())));

        assertThat(Signatures.verify(jwt, new JWKSet(rsa.toPublicJWK()), Set.of(JWSAlgorithm.RS256)))
                .isFalse();
        assertThat(Signatures.verify(jwt, wrongCurve, Set.of(JWSAlgorithm.RS256)))
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
