package triad.provider.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The published keys (RFC 7517 §5). */
@ExtendWith(ArquillianExtension.class)
class JwksIT {
    private final Answer answer = new Http(Tls.anonymous()).get(Triad.ISSUER + "/jwks");

    @Test
    void keys_verifyWhatIsIssued() throws ParseException, JOSEException {
        Tokens tokens = ProviderFlow.frontend().tokens("alice");
        JWKSet keys = JWKSet.parse(answer.body());

        for (String token : new String[] {tokens.accessToken(), tokens.idToken()}) {
            SignedJWT jwt = SignedJWT.parse(token);
            ECKey key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey();
            assertThat(key.getAlgorithm().getName()).isEqualTo("ES256");
            assertThat(key.getKeyUse().identifier()).isEqualTo("sig");
            assertThat(jwt.verify(new ECDSAVerifier(key))).isTrue();
        }
        assertThat(SignedJWT.parse(tokens.accessToken()).getHeader().getType()).hasToString("at+jwt");
        assertThat(SignedJWT.parse(tokens.idToken()).getHeader().getType()).hasToString("JWT");
    }

    /** RFC 7517 §4: from the first start, each algorithm has its own keys: one that signs, and one that will. */
    @ParameterizedTest
    @CsvSource({"ES256, EC", "PS256, RSA", "RS256, RSA", "EdDSA, OKP"})
    void everyAlgorithm_hasKeysOfItsOwn(String algorithm, String type) throws ParseException, JOSEException {
        List<JWK> keys = JWKSet.parse(answer.body()).getKeys().stream()
                .filter(key -> key.getAlgorithm().getName().equals(algorithm))
                .toList();

        assertThat(keys).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
        for (JWK key : keys) {
            assertThat(key.getKeyType().getValue()).isEqualTo(type);
            assertThat(key.getKeyUse()).isEqualTo(KeyUse.SIGNATURE);
            assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
        }
    }

    @Test
    void privateParts_areNotPublished() throws ParseException {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(JWKSet.parse(answer.body()).getKeys()).isNotEmpty().noneMatch(key -> key.isPrivate());
        assertThat(answer.body()).doesNotContain("\"d\"", "\"p\"", "\"dp\"", "\"qi\"");
    }

    @Test
    void storedKey_isNotReadable() {
        assertThat(TestDatabase.signingKey())
                .doesNotContain("{")
                .startsWith("eyJ")
                .contains("..");
    }
}
