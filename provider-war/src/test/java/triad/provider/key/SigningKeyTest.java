package triad.provider.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.jwt.Ed25519Verifier;

class SigningKeyTest {
    private static final KeyLife LIFE = KeyLife.first(Instant.EPOCH);
    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().subject("alice").build();
    private static final String PUBLIC_8037 =
            "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"";
    private static final String PRIVATE_8037 =
            "{" + PUBLIC_8037 + ",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\"}";
    private static final String INPUT_8037 = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    private static final String SIGNATURE_8037 =
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

    static Stream<JWSAlgorithm> algorithms() {
        return NewKeys.ALGORITHMS.stream();
    }

    /** RFC 7517 §4.4, RFC 7638: each key has its own algorithm, its use, and its thumbprint as the identifier. */
    @ParameterizedTest
    @MethodSource("algorithms")
    void newKey_namesItsAlgorithmUseAndThumbprint(JWSAlgorithm algorithm) throws JOSEException {
        JWK jwk = NewKeys.make(algorithm, LIFE).publicJwk();

        assertThat(jwk.getAlgorithm()).isEqualTo(algorithm);
        assertThat(jwk.getKeyUse()).isEqualTo(KeyUse.SIGNATURE);
        assertThat(jwk.getKeyID()).isEqualTo(jwk.computeThumbprint().toString());
        assertThat(jwk.isPrivate()).isFalse();
        assertThat(jwk.size()).isGreaterThanOrEqualTo(jwk instanceof RSAKey ? 2048 : 256);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void signature_isVerifiedByItsKeyAlone(JWSAlgorithm algorithm) throws ParseException {
        SigningKey key = NewKeys.make(algorithm, LIFE);
        SignedJWT jwt = SignedJWT.parse(key.sign(JOSEObjectType.JWT, CLAIMS));

        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(algorithm);
        assertThat(key.verify(jwt)).isTrue();
        assertThat(NewKeys.make(algorithm, LIFE).verify(jwt)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void changedOrCutSignature_isNone(JWSAlgorithm algorithm) throws ParseException {
        SigningKey key = NewKeys.make(algorithm, LIFE);
        String[] parts = key.sign(JOSEObjectType.JWT, CLAIMS).split("\\.", -1);

        for (String signature : new String[] {"AAAA", parts[2].substring(4), parts[2] + "AAAA", SIGNATURE_8037}) {
            SignedJWT forged =
                    new SignedJWT(new Base64URL(parts[0]), new Base64URL(parts[1]), new Base64URL(signature));
            assertThat(key.verify(forged)).as(signature).isFalse();
        }
    }

    /** ATTACKS 4: the algorithm is the key's, even where the same key pair could do the other one. */
    @Test
    void otherAlgorithmWithTheSameKeyPair_isRefused() throws JOSEException {
        SigningKey key = NewKeys.make(JWSAlgorithm.PS256, LIFE);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.kid()).build(), CLAIMS);
        jwt.sign(new RSASSASigner(key.privateJwk().toRSAKey()));

        assertThat(key.verify(jwt)).isFalse();
    }

    /** RFC 8037 Appendix A.4 and A.5. */
    @Test
    void exampleOfTheSpecification_isSignedAndVerified() throws ParseException, JOSEException {
        OctetKeyPair jwk = OctetKeyPair.parse(PRIVATE_8037);
        JWSVerifier verifier = new Ed25519Verifier(jwk);
        JWSHeader header = new JWSHeader(JWSAlgorithm.EdDSA);
        byte[] input = INPUT_8037.getBytes(StandardCharsets.US_ASCII);

        assertThat(new Ed25519Signer(jwk).sign(header, input)).hasToString(SIGNATURE_8037);
        assertThat(verifier.verify(header, input, new Base64URL(SIGNATURE_8037)))
                .isTrue();
        input[0]++;
        assertThat(verifier.verify(header, input, new Base64URL(SIGNATURE_8037)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"oct\",\"alg\":\"HS256\",\"kid\":\"1\",\"k\":\"AAAA\"}",
                "{" + PUBLIC_8037 + ",\"alg\":\"EdDSA\",\"kid\":\"1\"}",
                "{" + PUBLIC_8037 + ",\"alg\":\"EdDSA\",\"kid\":\"1\",\"d\":\"AAAA\"}"
            })
    void keyThatIsNoneOfOurs_isNotTaken(String jwk) throws ParseException {
        JWK parsed = JWK.parse(jwk);

        assertThatThrownBy(() -> new SigningKey(parsed, LIFE)).isInstanceOf(IllegalStateException.class);
    }
}
