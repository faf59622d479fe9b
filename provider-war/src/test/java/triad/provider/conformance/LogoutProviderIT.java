package triad.provider.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.ForgedToken;
import triad.provider.outside.Http;
import triad.provider.outside.Receiver;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** OpenID Connect RP-Initiated and Back-Channel Logout, as the certification suite lives them: sign in, sign out, ask silently. */
@ExtendWith(ArquillianExtension.class)
class LogoutProviderIT {
    private static final String AFTERWARDS = "https://suite.example/test/a/triad/post_logout_redirect";
    /** Every character that RFC 6749 appendix A.5 allows, but those that the suite leaves out. */
    private static final String STATE = IntStream.rangeClosed('!', '~')
            .filter(character -> character != '+')
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    private final Receiver receiver = Receiver.on(Triad.RECEIVER_PORT);
    private SuiteClient client;
    private CodeFlow flow;
    private String idToken;

    @BeforeEach
    void signIn() {
        TestDatabase.execute("delete from outbox_message");
        Map<String, Object> document = SuiteClient.document("client_secret_basic");
        document.put("post_logout_redirect_uris", List.of(AFTERWARDS));
        document.put("backchannel_logout_uri", receiver.url("/test/a/triad/backchannel_logout"));
        document.put("backchannel_logout_session_required", true);
        client = SuiteClient.of(document);
        assertThat(client.registered().information()).containsAllEntriesOf(document);
        flow = new CodeFlow(client, CodeFlow.DEFAULT).with("state", "s".repeat(128));
        idToken = flow.tokens().idToken();
    }

    @AfterEach
    void stop() {
        receiver.close();
        TestDatabase.execute("delete from outbox_message");
    }

    @Test
    void signOut_leadsBackWithTheStateAndNothingElse() {
        Answer answer =
                browser().get(logout("id_token_hint", idToken, "post_logout_redirect_uri", AFTERWARDS, "state", STATE));

        assertThat(answer.location()).startsWith(AFTERWARDS + "?");
        assertThat(URLUtils.parseParameters(answer.location().substring(AFTERWARDS.length() + 1)))
                .isEqualTo(Map.of("state", List.of(STATE)));
        assertSignedOut();
    }

    /** Back-Channel Logout §2.4: sub and sid are those of the ID token. */
    @Test
    void signOut_isToldTheClient() throws ParseException {
        browser().get(logout("id_token_hint", idToken, "post_logout_redirect_uri", AFTERWARDS, "state", STATE));

        Receiver.Received request = receiver.next();
        assertThat(request.path()).isEqualTo("/test/a/triad/backchannel_logout");
        Map<String, List<String>> form = URLUtils.parseParameters(request.body());
        assertThat(form).containsOnlyKeys("logout_token");
        JWTClaimsSet told = Tokens.claims(form.get("logout_token").get(0));
        JWTClaimsSet known = Tokens.claims(idToken);
        assertThat(told.getClaims())
                .containsEntry("iss", Triad.ISSUER)
                .containsEntry("aud", List.of(client.clientId()))
                .containsEntry("sub", known.getSubject())
                .containsEntry("sid", known.getStringClaim("sid"))
                .containsEntry("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .containsKeys("iat", "jti", "exp")
                .doesNotContainKey("nonce");
        assertSignedOut();
    }

    @Test
    void signOutWithoutState_leadsBackWithoutOne() {
        assertThat(browser()
                        .get(logout("id_token_hint", idToken, "post_logout_redirect_uri", AFTERWARDS))
                        .location())
                .isEqualTo(AFTERWARDS);
        assertSignedOut();
    }

    @Test
    void signOutWithoutAddress_endsHere() {
        Answer page = browser().follow(logout("id_token_hint", idToken, "state", STATE));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("You are signed out");
        assertSignedOut();
    }

    /** RP-Initiated Logout §2, §6: without a hint the person is asked, and then signed out here. */
    @ParameterizedTest
    @ValueSource(strings = {"/logout", "/logout?state=suite"})
    void signOutWithoutHint_isAskedAndEndsHere(String url) {
        Answer page = browser().follow(url);
        assertThat(page.asks("signout")).isTrue();

        assertThat(browser().submit(page, Map.of("submit", "Sign out")).body()).contains("You are signed out");
        assertSignedOut();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/foo", "?foo=bar", "?", "/"})
    void addressThatIsNotRegistered_isAPage(String more) {
        assertPage(logout("id_token_hint", idToken, "post_logout_redirect_uri", AFTERWARDS + more, "state", STATE));
    }

    @Test
    void addressWithoutHint_isAPage() {
        assertPage(logout("post_logout_redirect_uri", AFTERWARDS, "state", STATE));
    }

    @Test
    void hintWithoutSignature_isAPage() {
        String unsigned = ForgedToken.like(idToken).header("alg", "none").unsigned();

        assertPage(logout("id_token_hint", unsigned, "post_logout_redirect_uri", AFTERWARDS, "state", STATE));
    }

    /** What the client signed itself, with its key or with its secret, is no ID token. */
    @Test
    void hintOfAnotherSigner_isAPage() {
        byte[] secret = client.registered().text("client_secret").getBytes(StandardCharsets.US_ASCII);
        ForgedToken forged = ForgedToken.like(idToken);

        assertPage(
                logout("id_token_hint", client.sign(Tokens.claims(idToken)), "post_logout_redirect_uri", AFTERWARDS));
        assertPage(logout("id_token_hint", forged.macedWith(secret), "post_logout_redirect_uri", AFTERWARDS));
    }

    /** RP-Initiated Logout §2.1, Back-Channel Logout §2.1. */
    @Test
    void metadata_tellOfSignOut() {
        assertThat(new Http(Tls.anonymous())
                        .get(Triad.ISSUER + "/.well-known/openid-configuration")
                        .json())
                .containsEntry("end_session_endpoint", Triad.ISSUER + "/logout")
                .containsEntry("backchannel_logout_supported", true)
                .containsEntry("backchannel_logout_session_supported", true);
    }

    private void assertPage(String url) {
        Answer page = browser().get(url);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location()).isEmpty();
        assertThat(page.body()).contains("This did not work");
        assertThat(browser().get("/sign-out").asks("signout")).isTrue();
    }

    /** OpenID Connect Core §3.1.2.6: a silent request needs somebody who is signed in. */
    private void assertSignedOut() {
        Answer silent = flow.with("prompt", "none").open();

        assertThat(silent.sent("error")).isEqualTo("login_required");
        assertThat(silent.sent("state")).isEqualTo(flow.asked("state"));
        assertThat(silent.sent("code")).isEmpty();
    }

    private Browser browser() {
        return flow.browser();
    }

    private static String logout(String... parameters) {
        Map<String, String> query = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            query.put(parameters[i], parameters[i + 1]);
        }
        return "/logout?" + Http.encoded(query);
    }
}
