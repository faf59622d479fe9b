package triad.provider.authenticate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.client.Client;
import triad.provider.client.ClientMetadata;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.TestConfig;

/** ATTACKS 9: whom an assertion is for, strictly, and where a deployment is lenient. */
class AssertionAudienceTest {
    private static final String ISSUER = "https://provider.example";
    private static final String TOKEN = ISSUER + "/token";
    private static final AssertionAudience STRICT = AssertionAudience.of(TestConfig.standard());
    private static final AssertionAudience LENIENT = new AssertionAudience(ISSUER, Set.of(TOKEN));
    private final Client fapi = client("fapi2");
    private final Client plain = client("oauth2.1");

    @Test
    void issuer_isForUsEverywhere() {
        for (AssertionAudience audience : List.of(STRICT, LENIENT)) {
            assertThat(audience.is(fapi, ISSUER)).isTrue();
            assertThat(audience.is(plain, ISSUER)).isTrue();
        }
    }

    /** RFC 10070: unless a deployment is configured to, nobody takes it. */
    @Test
    void tokenEndpoint_isForUsWhereTheDeploymentIsLenientAndTheClientIsNoFapiClient() {
        assertThat(STRICT.is(plain, TOKEN)).isFalse();
        assertThat(STRICT.is(fapi, TOKEN)).isFalse();
        assertThat(LENIENT.is(fapi, TOKEN)).isFalse();
        assertThat(LENIENT.is(plain, TOKEN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ISSUER + "/",
                ISSUER + "/par",
                ISSUER + "/introspect",
                TOKEN + "/",
                TOKEN + "?",
                "https://PROVIDER.example/token",
                "https://provider.example:9444/token",
                "https://elsewhere.example/token"
            })
    void anyOtherText_isForSomebodyElse(String aud) {
        assertThat(STRICT.is(plain, aud)).isFalse();
        assertThat(LENIENT.is(plain, aud)).isFalse();
        assertThat(LENIENT.is(fapi, aud)).isFalse();
    }

    @Test
    void listOrNothing_isForNobody() {
        for (Object aud : List.of(List.of(ISSUER), List.of(TOKEN), List.of(ISSUER, TOKEN), 1)) {
            assertThat(LENIENT.is(plain, aud)).isFalse();
        }
        assertThat(LENIENT.is(plain, null)).isFalse();
    }

    private static Client client(String profile) {
        return ClientMetadata.parse("""
                {"client_id": "shop", "profile": "%s", "redirect_uris": ["https://shop.example/callback"], "scope": "openid",
                 "token_endpoint_auth_method": "private_key_jwt", "jwks": %s}
                """.formatted(profile, KeyedClient.jwks()));
    }
}
