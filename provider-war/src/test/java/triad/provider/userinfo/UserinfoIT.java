package triad.provider.userinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The userinfo endpoint (OpenID Connect Core §5.3, RFC 6750, RFC 8705 §3). */
@ExtendWith(ArquillianExtension.class)
class UserinfoIT {
    private final ProviderFlow flow = ProviderFlow.frontend();
    private Tokens tokens;
    private String exchanged;

    @BeforeEach
    void signIn() {
        tokens = flow.tokens("alice");
        exchanged = Server.BACKEND.exchange(tokens.accessToken()).text("access_token");
    }

    @Test
    void tokenWithAllScopes_readsTheUser() {
        Answer answer = Server.BACKEND.userinfo(exchanged);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json())
                .containsEntry("sub", TestDatabase.userId("alice"))
                .containsEntry("name", "Alice Lindqvist")
                .containsEntry("preferred_username", "alice")
                .containsEntry("email", "alice@triad.example")
                .containsEntry("email_verified", true)
                .containsEntry("locale", "en-GB")
                .containsEntry("zoneinfo", "Europe/Stockholm")
                .doesNotContainKeys("password_hash", "groups", "roles");
    }

    /** OpenID Connect Core §5.1.1, §5.4. */
    @Test
    void tokenWithAddressAndPhone_readsThemWhereThePersonHasThem() {
        assertThat(toldToMallory("alice"))
                .containsOnlyKeys("sub", "address", "phone_number", "phone_number_verified")
                .containsEntry("phone_number", "+46701740605")
                .containsEntry("phone_number_verified", true)
                .extractingByKey("address")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("formatted", "Storgatan 12\nSE-114 55 Stockholm\nSweden")
                .containsEntry("country", "Sweden");
        assertThat(toldToMallory("carol")).containsOnlyKeys("sub");
    }

    private static Map<String, Object> toldToMallory(String username) {
        Tokens mallorys = ProviderFlow.mallory()
                .with("scope", "openid address phone")
                .without("resource")
                .tokens(username);
        return Server.MALLORY.userinfo(mallorys.accessToken()).json();
    }

    /** OpenID Connect Core §5.4. */
    @Test
    void tokenWithOneScope_readsNoMore() {
        String narrow = Server.BACKEND
                .exchange(tokens.accessToken(), Map.of("scope", "openid"))
                .text("access_token");

        assertThat(Server.BACKEND.userinfo(narrow).json()).containsOnlyKeys("sub");
    }

    /** OpenID Connect Core §5.3: MUST support GET and POST; RFC 9110 §11.1: the scheme has no case. */
    @Test
    void postAndLowerCaseScheme_areServedToo() {
        Answer answer =
                Server.BACKEND.http().post(Triad.MTLS + "/userinfo", Map.of(), "Authorization", "bearer " + exchanged);

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void tokenForAnotherAudience_isRefused() {
        assertInvalidToken(Server.FRONTEND.userinfo(tokens.accessToken()));
        assertInvalidToken(Server.BACKEND.userinfo(tokens.accessToken()));
    }

    /** RFC 8705 §3: MUST verify the binding; the token is worth nothing to whoever stole it. */
    @Test
    void tokenWithAnotherCertificate_isRefused() {
        assertInvalidToken(Server.FRONTEND.userinfo(exchanged));
        assertInvalidToken(Server.MALLORY.userinfo(exchanged));
        assertInvalidToken(new Http(Tls.anonymous()).get(Triad.USER_API, "Authorization", "Bearer " + exchanged));
    }

    /** The user API is there for OAuth without OpenID Connect too, as far as the scope goes. */
    @Test
    void tokenWithoutOpenid_readsWhatItsScopeAllows() {
        String narrow = Server.BACKEND
                .exchange(tokens.accessToken(), Map.of("scope", "email"))
                .text("access_token");

        assertThat(Server.BACKEND.userinfo(narrow).json()).containsOnlyKeys("sub", "email", "email_verified");
    }

    /** RFC 6750 §3.1: without a token there is no error to tell. */
    @Test
    void noToken_isChallengedWithoutError() {
        Answer answer = Server.BACKEND.http().get(Triad.MTLS + "/userinfo");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"triad-provider\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer a b",
                "Bearer a,b",
                "Bearer \"x\"",
                "Bearer ....",
                "Bearer e30.e30.e30",
                "Bearer e30.e30.e30.e30.e30",
                "Bearer=x",
                "Basic YWxpY2U6eA==",
                "DPoP x",
                "x",
                ","
            })
    void malformedHeader_isRefused(String header) {
        Answer answer = Server.BACKEND.http().get(Triad.MTLS + "/userinfo", "Authorization", header);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"triad-provider\"");
    }

    @Test
    void twoHeaders_areRefused() {
        String bearer = "Bearer " + exchanged;

        assertThat(Server.BACKEND
                        .http()
                        .get(Triad.MTLS + "/userinfo", "Authorization", bearer, "Authorization", bearer)
                        .status())
                .isEqualTo(401);
    }

    /** RFC 9700 §4.3.2: no token in a URL; RFC 6750 §2: not by two ways at once, and a thief gets nothing out of a form either. */
    @Test
    void tokenElsewhere_isNoToken() {
        Http http = Server.BACKEND.http();

        assertThat(http.get(Triad.MTLS + "/userinfo?access_token=" + exchanged).status())
                .isEqualTo(401);
        assertThat(http.post(
                                Triad.MTLS + "/userinfo",
                                Map.of("access_token", exchanged),
                                "Authorization",
                                "Bearer " + exchanged)
                        .status())
                .isEqualTo(401);
        assertThat(Server.MALLORY
                        .http()
                        .post(Triad.MTLS + "/userinfo", Map.of("access_token", exchanged))
                        .status())
                .isEqualTo(401);
    }

    /** RFC 6750 §2.2, OpenID Connect Core §5.3.1. */
    @Test
    void tokenInAForm_isRead() {
        Answer answer = Server.BACKEND.http().post(Triad.MTLS + "/userinfo", Map.of("access_token", exchanged));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("sub")).isEqualTo(TestDatabase.userId("alice"));
    }

    @Test
    void longToken_isNoServerError() {
        assertThat(Server.BACKEND.userinfo("x".repeat(7000)).status()).isEqualTo(401);
        assertThat(Server.BACKEND.userinfo("x".repeat(20_000)).status()).isBetween(400, 499);
    }

    /** ATTACKS 5. */
    @Test
    void tokenAfterSignOut_isRefused() {
        Browser browser = flow.browser();
        browser.submit(browser.get("/sign-out"), Map.of("submit", "Sign out"));

        assertInvalidToken(Server.BACKEND.userinfo(exchanged));
    }

    /** ATTACKS 60. */
    @Test
    void tokenOfADisabledUser_isRefused() {
        String token = Server.BACKEND
                .exchange(ProviderFlow.frontend().tokens("carol").accessToken())
                .text("access_token");
        TestDatabase.disable("carol");
        try {
            assertInvalidToken(Server.BACKEND.userinfo(token));
        } finally {
            TestDatabase.enable("carol");
        }
    }

    private static void assertInvalidToken(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(answer.error()).isEqualTo("invalid_token");
    }
}
