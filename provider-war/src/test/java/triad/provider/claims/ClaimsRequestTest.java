package triad.provider.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;
import triad.provider.resource.Scopes;

/** The claims parameter (OpenID Connect Core §5.5). */
class ClaimsRequestTest {

    /** §5.5: the members of the example there. */
    @Test
    void claims_areReadEachInItsPlace() {
        ClaimsRequest claims = ClaimsRequest.parse("""
                {"userinfo": {"given_name": {"essential": true}, "nickname": null, "picture": null,
                   "http://example.info/claims/groups": null},
                 "id_token": {"auth_time": {"essential": true}, "acr": {"values": ["urn:mace:incommon:iap:silver"]}},
                 "other": 7}
                """);

        assertThat(claims.userinfo())
                .containsOnlyKeys("given_name", "nickname", "picture", "http://example.info/claims/groups");
        assertThat(claims.idToken()).containsOnlyKeys("auth_time", "acr");
        assertThat(claims.userinfo().get("given_name")).isEqualTo(new ClaimsRequest.Asked(true, List.of()));
        assertThat(ClaimsRequest.stored(claims.toString())).isEqualTo(claims);
        assertThat(ClaimsRequest.stored("{}")).isEqualTo(ClaimsRequest.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "\"id_token\"",
                "{\"id_token\": [\"name\"]}",
                "{\"userinfo\": \"name\"}",
                "{\"userinfo\": {\"name\": true}}",
                "{\"userinfo\": {\"name\": {\"essential\": \"true\"}}}",
                "{\"id_token\": {\"acr\": {\"values\": \"1\"}}}",
                "{\"id_token\": {\"acr\": {\"values\": {\"a\": 1}}}}",
                "{\"id_token\": {\"acr\""
            })
    void malformed_isRefused(String json) {
        assertMalformed(json);
    }

    /** Bounded in size, in number and in depth. */
    @Test
    void huge_isRefused() {
        assertMalformed("{\"userinfo\": {\"" + "x".repeat(4000) + "\": null}}");
        assertMalformed("{\"a\":" + "[".repeat(1900) + "]".repeat(1900) + "}");
        StringBuilder many = new StringBuilder("{\"userinfo\": {\"a\": null");
        for (int i = 0; i < 60; i++) {
            many.append(", \"c").append(i).append("\": null");
        }
        assertMalformed(many + "}}");
    }

    @Test
    void claimOfAScopeBeyondTheClients_isPassedOver() {
        ClaimsRequest claims = ClaimsRequest.parse("{\"userinfo\": {\"email\": {\"essential\": true}, \"name\": null}}")
                .within(Scopes.parse("openid profile"));

        assertThat(claims.userinfo()).containsOnlyKeys("name");
        assertThat(claims.scopes()).isEqualTo(Scopes.parse("profile"));
    }

    /** §5.5.1.1: voluntary unless essential. */
    @Test
    void strengthOfTheSignIn_isDemandedOnlyWhereEssential() {
        assertThat(takes("{\"values\": [\"9\"]}")).isTrue();
        assertThat(takes("{\"essential\": true, \"values\": [\"9\", \"1\"]}")).isTrue();
        assertThat(takes("{\"essential\": true}")).isTrue();
        assertThat(takes("null")).isTrue();
        assertThat(takes("{\"essential\": true, \"values\": [\"9\"]}")).isFalse();
        assertThat(takes("{\"essential\": true, \"value\": \"9\"}")).isFalse();
    }

    private static boolean takes(String acr) {
        return ClaimsRequest.parse("{\"id_token\": {\"acr\": " + acr + "}}").takes("1");
    }

    private static void assertMalformed(String json) {
        assertThatThrownBy(() -> ClaimsRequest.parse(json))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }
}
