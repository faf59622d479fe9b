package triad.provider.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** The metadata (RFC 8414, OpenID Connect Discovery). */
@ExtendWith(ArquillianExtension.class)
class MetadataIT {
    private static final String OPENID = Triad.ISSUER + "/.well-known/openid-configuration";
    private final Http http = new Http(Tls.anonymous());

    /** RFC 8414 §3.3: the issuer MUST be identical. */
    @Test
    void bothDocuments_areTheSame() {
        Answer answer = http.get(OPENID);

        assertThat(answer.json()).containsEntry("issuer", Triad.ISSUER);
        assertThat(http.get(Triad.ISSUER + "/.well-known/oauth-authorization-server")
                        .body())
                .isEqualTo(answer.body());
    }

    @Test
    void everyUrl_isServed() {
        Map<String, String> urls = urls(http.get(OPENID).json());

        assertThat(urls).hasSizeGreaterThan(7).containsKey("jwks_uri");
        urls.forEach((name, url) -> {
            assertThat(url).startsWith(Triad.ISSUER + "/");
            assertThat(http.get(url).status()).as(name).isNotEqualTo(404).isLessThan(500);
        });
    }

    /** RFC 8705 §5: every alias stands for an endpoint, on the listener that asks for a certificate. */
    @Test
    void everyAlias_isServedToACertificate() throws ParseException {
        Map<String, Object> metadata = http.get(OPENID).json();
        Map<String, String> aliases = urls(JSONObjectUtils.getJSONObject(metadata, "mtls_endpoint_aliases"));

        assertThat(aliases).hasSize(7);
        aliases.forEach((name, url) -> {
            assertThat(url).isEqualTo(String.valueOf(metadata.get(name)).replace(Triad.ISSUER, Triad.MTLS));
            assertThat(Server.FRONTEND.http().get(url).status())
                    .as(name)
                    .isNotEqualTo(404)
                    .isLessThan(500);
        });
    }

    /** OpenID Connect Discovery §3: what can be asked for is told. */
    @Test
    void everyScopeAndClaim_isTold() {
        assertThat(http.get(OPENID).json())
                .extractingByKey("scopes_supported")
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains(
                        "openid", "profile", "email", "address", "phone", "offline_access", "profile:read", "ssf.read")
                .doesNotHaveDuplicates();
        assertThat(http.get(OPENID).json())
                .extractingByKey("claims_supported")
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .startsWith("sub")
                .contains("birthdate", "address", "phone_number_verified")
                .hasSize(20);
    }

    /** RFC 9101 §10.5, RFC 9126 §5, JARM §4: how requests may come, and responses go. */
    @Test
    void requestsAndResponses_areDescribed() {
        assertThat(http.get(OPENID).json())
                .containsEntry(
                        "response_modes_supported", List.of("query", "form_post", "query.jwt", "form_post.jwt", "jwt"))
                .containsEntry("request_parameter_supported", true)
                .containsEntry("request_uri_parameter_supported", true)
                .containsEntry("require_request_uri_registration", true)
                .containsEntry("require_signed_request_object", false)
                .containsEntry("require_pushed_authorization_requests", false)
                .containsEntry(
                        "request_object_signing_alg_values_supported", List.of("ES256", "EdDSA", "PS256", "RS256"))
                .containsKeys(
                        "authorization_signing_alg_values_supported",
                        "authorization_encryption_alg_values_supported",
                        "authorization_encryption_enc_values_supported");
    }

    /** RFC 9396 §10: what a resource knows, in both documents; a type that only a client registered is none of them. */
    @Test
    void detailsTypes_areThoseOfTheResources() {
        assertThat(http.get(OPENID).json())
                .containsEntry("authorization_details_types_supported", List.of("payment_initiation"));
    }

    /** A node keeps what it read of resources for seconds. */
    @Test
    void detailsTypes_whereNoResourceKnowsAny_areLeftOut() {
        String bank = TestDatabase.texts(
                        "select metadata from protected_resource where resource = '" + Triad.BANK + "'")
                .get(0);
        String bent = bank.replace("authorization_details_types_supported", "something_else");
        TestDatabase.execute("update protected_resource set metadata = ? where resource = ?", bent, Triad.BANK);
        try {
            awaitDetailsTypes(false);
        } finally {
            TestDatabase.execute("update protected_resource set metadata = ? where resource = ?", bank, Triad.BANK);
            awaitDetailsTypes(true);
        }
    }

    private void awaitDetailsTypes(boolean there) {
        Instant end = Instant.now().plusSeconds(10);
        while (http.get(OPENID).json().containsKey("authorization_details_types_supported") != there) {
            assertThat(Instant.now()).as("still %s", there ? "none" : "there").isBefore(end);
            LockSupport.parkNanos(200_000_000);
        }
    }

    /** FAPI 2.0 §5.3.2.1, §5.4.1: what its clients choose from, each alone being enough. */
    @Test
    void fapiAlgorithms_areOffered() {
        Map<String, Object> metadata = http.get(OPENID).json();

        for (String what : List.of("token_endpoint_auth", "dpop", "id_token", "userinfo", "request_object")) {
            assertThat(metadata)
                    .extractingByKey(what + "_signing_alg_values_supported")
                    .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                    .contains("PS256", "ES256", "EdDSA");
        }
        assertThat(metadata)
                .extractingByKey("token_endpoint_auth_methods_supported")
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains("private_key_jwt", "tls_client_auth", "self_signed_tls_client_auth");
        assertThat(metadata)
                .extractingByKey("grant_types_supported")
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains("authorization_code", "refresh_token", "client_credentials");
    }

    /** RFC 9701 §7. */
    @Test
    void introspectionAnswers_areDescribedLikeUserinfo() {
        Map<String, Object> metadata = http.get(OPENID).json();

        for (String kind : List.of("signing_alg", "encryption_alg", "encryption_enc")) {
            assertThat(metadata.get("introspection_" + kind + "_values_supported"))
                    .isNotNull()
                    .isEqualTo(metadata.get("userinfo_" + kind + "_values_supported"));
        }
    }

    /** What RFC 9700 forbids is not offered. */
    @Test
    void weakThings_areNotOffered() {
        assertThat(http.get(OPENID).json())
                .containsEntry("response_types_supported", List.of("code"))
                .containsEntry("code_challenge_methods_supported", List.of("S256"))
                .containsEntry("id_token_signing_alg_values_supported", List.of("ES256", "EdDSA", "PS256", "RS256"))
                .containsEntry("authorization_response_iss_parameter_supported", true)
                .containsEntry("tls_client_certificate_bound_access_tokens", true);
        assertThat(http.get(OPENID).body()).doesNotContain("none\"]", "password\"", "implicit", "plain");
    }

    private static Map<String, String> urls(Map<String, Object> members) {
        return members.entrySet().stream()
                .filter(member ->
                        member.getKey().endsWith("_endpoint") || member.getKey().endsWith("_uri"))
                .collect(Collectors.toMap(Map.Entry::getKey, member -> String.valueOf(member.getValue())));
    }
}
