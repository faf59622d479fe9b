package triad.provider.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;

/** Claims asked for by name (OpenID Connect Core §5.5). */
@ExtendWith(ArquillianExtension.class)
class ClaimsParameterIT {
    private final PlainClient basic = PlainClient.withSecret("basic");
    private final Browser browser = new Browser();
    private final ProviderFlow flow =
            ProviderFlow.of(basic, browser, "https://basic.example/callback").with("scope", "openid");

    @BeforeEach
    void forgetConsents() {
        TestDatabase.forgetConsents("alice");
    }

    /** §5.5: each in the place that was asked for, and nothing else in either. */
    @Test
    void claims_comeInTheirPlaceAlone() {
        Tokens tokens = flow.with(
                        "claims",
                        "{\"id_token\": {\"email\": {\"essential\": true}}, \"userinfo\": {\"nickname\": null, \"no\": null}}")
                .tokens("alice");

        assertThat(Tokens.claims(tokens.idToken()).getClaims())
                .containsEntry("email", "alice@triad.example")
                .doesNotContainKeys("nickname", "name", "email_verified", "no");
        assertThat(basic.userinfo(tokens.accessToken()).json())
                .containsOnlyKeys("sub", "nickname")
                .containsEntry("nickname", "Ali");
        Answer refreshed = basic.refresh(tokens.refreshToken());
        assertThat(Tokens.claims(refreshed.text("id_token")).getClaims())
                .containsKey("email")
                .doesNotContainKey("nickname");
        assertThat(basic.userinfo(refreshed.text("access_token")).json()).containsOnlyKeys("sub", "nickname");
    }

    @Test
    void withoutTheParameter_nothingIsTold() {
        Tokens tokens = flow.tokens("alice");

        assertThat(Tokens.claims(tokens.idToken()).getClaims()).doesNotContainKeys("email", "name");
        assertThat(basic.userinfo(tokens.accessToken()).json()).containsOnlyKeys("sub");
    }

    /** What is told has to be allowed first, by whichever way it is asked for. */
    @Test
    void claimThatWasNotAllowed_needsConsent() {
        flow.authorize("alice");

        assertThat(browser.get(flow.with("prompt", "none").pushedUrl()).sent("code"))
                .hasSize(43);
        assertThat(browser.get(flow.with("claims", "{\"userinfo\": {\"email\": null}}")
                                .pushedUrl())
                        .sent("error"))
                .isEqualTo("consent_required");
    }

    /** basic did not register the scope phone. */
    @Test
    void claimBeyondTheClient_isNotTold() {
        Tokens tokens = flow.with("claims", "{\"userinfo\": {\"phone_number\": {\"essential\": true}}}")
                .tokens("alice");

        assertThat(basic.userinfo(tokens.accessToken()).json()).containsOnlyKeys("sub");
    }

    /** §5.5: claims of the protocol cannot be bent. */
    @Test
    void claimsOfTheProtocol_stayTheProvidersOwn() {
        Tokens tokens = flow.with(
                        "claims",
                        "{\"id_token\": {\"iss\": {\"value\": \"x\"}, \"aud\": {\"value\": \"x\"}, \"auth_time\": {\"value\": 1}}}")
                .tokens("alice");

        assertThat(Tokens.claims(tokens.idToken()).getAudience()).isEqualTo(List.of("basic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "[]", "{\"id_token\": 1}", "{\"userinfo\": {\"name\": 1}}"})
    void malformed_isInvalidRequest(String claims) {
        Answer answer = browser.get(flow.with("claims", claims).plainUrl());

        assertThat(answer.sent("error")).isEqualTo("invalid_request");
        assertThat(answer.sent("code")).isEmpty();
    }

    /** §5.5.1: MUST only send a positive response if the very user is signed in. */
    @Test
    void otherSubject_isLoginRequired() {
        flow.authorize("alice");
        String alice = TestDatabase.userId("alice");
        String bob = TestDatabase.userId("bob");
        flow.with("prompt", "none");

        assertThat(browser.get(flow.with("claims", subject(alice)).pushedUrl()).sent("code"))
                .hasSize(43);
        assertThat(browser.get(flow.with("claims", subject(bob)).pushedUrl()).sent("error"))
                .isEqualTo("login_required");
    }

    /** With pages allowed, somebody else may sign in; whoever is not the one gets nothing, and no endless loop. */
    @Test
    void otherSubjectWithPages_asksOnceForAnotherSignIn() {
        flow.authorize("alice");

        Answer page = browser.follow(
                flow.with("claims", subject(TestDatabase.userId("bob"))).pushedUrl());

        assertThat(page.asks("login")).isTrue();
        assertThat(browser.signIn(page, "alice").sent("error")).isEqualTo("login_required");
        Answer again = browser.follow(flow.pushedUrl());
        assertThat(flow.consented(browser.signIn(again, "bob")).sent("code")).hasSize(43);
    }

    /** OpenID Connect Core Unmet Authentication Requirements §3. */
    @Test
    void essentialStrengthThatThereIsNot_isUnmet() {
        flow.authorize("alice");

        assertThat(browser.get(flow.with("claims", acr("{\"essential\": true, \"values\": [\"urn:gold\"]}"))
                                .pushedUrl())
                        .sent("error"))
                .isEqualTo("unmet_authentication_requirements");
        assertThat(browser.get(flow.with("claims", acr("{\"values\": [\"urn:gold\"]}"))
                                .pushedUrl())
                        .sent("code"))
                .hasSize(43);
    }

    private static String subject(String userId) {
        return "{\"id_token\": {\"sub\": {\"value\": \"" + userId + "\"}}}";
    }

    private static String acr(String how) {
        return "{\"id_token\": {\"acr\": " + how + "}}";
    }
}
