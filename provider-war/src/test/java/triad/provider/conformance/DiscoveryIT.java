package triad.provider.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** What the certification suite reads in the metadata and the JWK set before anything else. */
@ExtendWith(ArquillianExtension.class)
class DiscoveryIT {
    private final Http http = new Http(Tls.anonymous());
    private final Answer answer = http.get(Triad.ISSUER + "/.well-known/openid-configuration");
    private final Map<String, Object> metadata = answer.json();

    /** OpenID Connect Discovery §4.2 and §4.3. */
    @Test
    void document_isJsonOfThisIssuer() {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(metadata).containsEntry("issuer", Triad.ISSUER);
        assertThat(URI.create(Triad.ISSUER)).hasNoQuery().hasNoFragment().hasScheme("https");
    }

    /** OpenID Connect Discovery §3: endpoints are https URLs. */
    @Test
    void everyEndpoint_isAnHttpsUrl() {
        assertThat(metadata)
                .containsKeys(
                        "authorization_endpoint",
                        "token_endpoint",
                        "userinfo_endpoint",
                        "registration_endpoint",
                        "jwks_uri");
        metadata.forEach((name, value) -> {
            if (name.endsWith("_endpoint") || name.endsWith("_uri")) {
                assertThat(URI.create(value.toString()))
                        .as(name)
                        .hasScheme("https")
                        .hasNoFragment();
            }
        });
    }

    /** OpenID Connect Discovery §3: lists are arrays of what has to be in them, and flags are booleans. */
    @Test
    void requiredValues_areThere() {
        assertThat(texts("response_types_supported")).contains("code");
        assertThat(texts("response_modes_supported")).contains("query", "form_post");
        assertThat(texts("grant_types_supported")).contains("authorization_code", "refresh_token");
        assertThat(texts("subject_types_supported")).containsExactlyInAnyOrder("public", "pairwise");
        assertThat(texts("id_token_signing_alg_values_supported")).contains("RS256");
        assertThat(texts("userinfo_signing_alg_values_supported")).isNotEmpty();
        assertThat(texts("request_object_signing_alg_values_supported")).contains("RS256");
        assertThat(texts("token_endpoint_auth_methods_supported"))
                .contains("client_secret_basic", "client_secret_post", "private_key_jwt");
        assertThat(texts("scopes_supported")).contains("openid").allMatch(scope -> scope.matches("[!#-\\[\\]-~]+"));
        assertThat(texts("claims_supported")).contains("sub", "name");
        assertThat(texts("acr_values_supported")).containsExactly("1");
        assertThat(texts("code_challenge_methods_supported")).containsExactly("S256");
        assertThat(metadata)
                .containsEntry("claims_parameter_supported", true)
                .containsEntry("request_parameter_supported", true)
                .containsEntry("request_uri_parameter_supported", true);
    }

    /** RFC 7517 §4.5, RFC 7518 §6: public keys, each with an identifier and an algorithm of its own. */
    @Test
    void keys_arePublicAndToldApart() throws ParseException {
        List<JWK> keys = JWKSet.parse(
                        http.get(String.valueOf(metadata.get("jwks_uri"))).body())
                .getKeys();

        assertThat(keys)
                .isNotEmpty()
                .noneMatch(JWK::isPrivate)
                .noneMatch(key -> KeyType.OCT.equals(key.getKeyType()))
                .allMatch(key -> key.getAlgorithm() != null && key.getKeyUse() != null);
        assertThat(keys).extracting(JWK::getKeyID).doesNotContainNull().doesNotHaveDuplicates();
    }

    private List<String> texts(String name) {
        return ((List<?>) metadata.getOrDefault(name, List.of()))
                .stream().map(String.class::cast).toList();
    }
}
