package triad.frontend.client;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.frontend.config.TestConfig.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

/** OpenID Connect Core 1.0 §9, RFC 8705 §2.1. */
class ClientProofTest {
    private static final URI ISSUER = URI.create("https://p/issuer/");
    private static final Optional<String> NONE = Optional.empty();

    @Test
    void secret_isInTheHeaderOrInTheBody_neverInBoth() {
        HTTPRequest basic = applied("client_secret_basic", Optional.of("a b"), NONE);
        assertThat(basic.getAuthorization()).isEqualTo("Basic ZnJvbnRlbmQ6YSti");
        assertThat(basic.getBody()).isNullOrEmpty();

        HTTPRequest post = applied("client_secret_post", Optional.of("a b"), NONE);
        assertThat(post.getAuthorization()).isNull();
        assertThat(post.getBody()).contains("client_secret=a+b", "client_id=frontend");
    }

    @Test
    void certificate_needsTheClientIdAlone() {
        HTTPRequest request = applied("tls_client_auth", NONE, NONE);

        assertThat(request.getAuthorization()).isNull();
        assertThat(request.getBody()).isEqualTo("client_id=frontend");
    }

    /** FAPI 2.0 Security Profile §5.4.1: PS256 or ES256, unless the key itself says more. */
    @Test
    void key_signsForTheIssuerAlone_andEachTimeAnew() throws JOSEException {
        JWK rsa = new RSAKeyGenerator(2048).keyID("r").generate();
        JWK older = new RSAKeyGenerator(2048)
                .keyID("o")
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        JWK curve = new ECKeyGenerator(Curve.P_256).keyID("e").generate();

        assertSigned(rsa, JWSAlgorithm.PS256);
        assertSigned(older, JWSAlgorithm.RS256);
        assertSigned(curve, JWSAlgorithm.ES256);
    }

    private static void assertSigned(JWK key, JWSAlgorithm algorithm) {
        ClientProof proof = proof("private_key_jwt", NONE, Optional.of(key.toJSONString()));
        var first = (PrivateKeyJWT) proof.next();
        var second = (PrivateKeyJWT) proof.next();

        assertThat(first.getClientAssertion().getHeader().getAlgorithm()).isEqualTo(algorithm);
        assertThat(first.getClientAssertion().getHeader().getKeyID()).isEqualTo(key.getKeyID());
        assertThat(first.getJWTAuthenticationClaimsSet().getAudience())
                .singleElement()
                .hasToString(ISSUER.toString());
        assertThat(first.getJWTAuthenticationClaimsSet().getJWTID())
                .isNotEqualTo(second.getJWTAuthenticationClaimsSet().getJWTID());
    }

    private static HTTPRequest applied(String method, Optional<String> secret, Optional<String> key) {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, URI.create("https://p/token"));
        request.setHeader("Content-Type", "application/x-www-form-urlencoded");
        proof(method, secret, key).next().applyTo(request);
        return request;
    }

    private static ClientProof proof(String method, Optional<String> secret, Optional<String> key) {
        return new ClientProof(client(method, secret, key), ISSUER, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }
}
