package triad.provider.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.PlainClient;
import triad.provider.outside.Server;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The client credentials grant (RFC 6749 §4.4). */
@ExtendWith(ArquillianExtension.class)
class ClientCredentialsGrantIT {

    /** RFC 9068 §2.2: without a user the subject is the client. */
    @Test
    void client_getsATokenForItself() {
        Answer answer = ask(Server.SERVICE, Triad.BACKEND, "profile:read");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("scope", "profile:read")
                .doesNotContainKeys("refresh_token", "id_token");
        assertThat(Tokens.claims(answer.text("access_token")).getClaims())
                .containsEntry("sub", "service")
                .containsEntry("client_id", "service")
                .containsEntry("aud", java.util.List.of(Triad.BACKEND))
                .containsKey("cnf")
                .doesNotContainKeys("sid", "auth_time", "acr", "groups", "family_id");
    }

    @Test
    void withoutScope_allThatItMayDoThereIsGiven() {
        assertThat(ask(Server.SERVICE, Triad.BACKEND, "").text("scope")).isEqualTo("profile:read");
    }

    @ParameterizedTest
    @CsvSource({
        "https://backend.example, profile:write, invalid_scope",
        "https://backend.example, openid, invalid_scope",
        "https://backend.example, profile:read openid, invalid_scope",
        "https://elsewhere.example, profile:read, invalid_target",
        "https://localhost:21443/userinfo, openid, invalid_target",
        "'', openid, invalid_scope"
    })
    void moreThanItMayDo_isRefused(String resource, String scope, String error) {
        Answer answer = ask(Server.SERVICE, resource, scope);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(error);
    }

    @Test
    void clientWithoutTheGrant_isUnauthorized() {
        assertThat(ask(Server.FRONTEND, Triad.BACKEND, "profile:read").error()).isEqualTo("unauthorized_client");
        assertThat(ask(Server.MALLORY, Triad.BACKEND, "profile:read").error()).isEqualTo("unauthorized_client");
    }

    /** RFC 8707 §2: without an indicator the server chooses, where there is only one to choose. */
    @Test
    void clientOfOneResource_needNotNameIt() {
        Answer answer = Server.SERVICE.post("/token", Map.of("grant_type", "client_credentials"));

        assertThat(answer.json()).containsEntry("scope", "profile:read").containsEntry("token_type", "Bearer");
        assertThat(Tokens.claims(answer.text("access_token")).getAudience()).containsExactly(Triad.BACKEND);
    }

    @Test
    void clientOfSeveralResourcesOrNone_hasToNameOne() {
        assertThat(PlainClient.withSecret("relay")
                        .post("/token", Map.of("grant_type", "client_credentials"))
                        .error())
                .isEqualTo("invalid_target");
    }

    /** The backend may use the grant, but nothing at its own resource. */
    @Test
    void clientWithoutScopeThere_isRefused() {
        assertThat(ask(Server.BACKEND, Triad.BACKEND, "").error()).isEqualTo("invalid_scope");
    }

    /** No user, hence no user's data and no token on a user's behalf. */
    @Test
    void tokenWithoutUser_isNoUsersToken() {
        String token = ask(Server.SERVICE, Triad.BACKEND, "").text("access_token");

        assertThat(Server.SERVICE.userinfo(token).status()).isEqualTo(401);
        assertThat(Server.BACKEND.exchange(token).error()).isEqualTo("invalid_request");
        assertThat(Server.BACKEND.introspect(token).json())
                .containsEntry("active", true)
                .containsEntry("sub", "service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "implicit",
                "urn:ietf:params:oauth:grant-type:saml2-bearer",
                "CLIENT_CREDENTIALS",
                "x"
            })
    void grantThatIsNotServed_isUnsupported(String grantType) {
        Answer answer = Server.SERVICE.post("/token", Map.of("grant_type", grantType));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("unsupported_grant_type");
    }

    private static Answer ask(Server client, String resource, String scope) {
        return client.post("/token", Map.of("grant_type", "client_credentials", "resource", resource, "scope", scope));
    }
}
