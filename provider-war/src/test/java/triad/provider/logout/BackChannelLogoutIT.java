package triad.provider.logout;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Browser;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Receiver;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** What clients hear of ended sessions (OpenID Connect Back-Channel Logout 1.0). */
@ExtendWith(ArquillianExtension.class)
class BackChannelLogoutIT {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private final Browser browser = new Browser();
    private Receiver receiver;

    @BeforeEach
    void listen() {
        TestDatabase.execute("delete from outbox_message");
        receiver = Receiver.on(Triad.RECEIVER_PORT);
    }

    @AfterEach
    void stop() {
        receiver.close();
        TestDatabase.execute("delete from outbox_message");
    }

    /** §2.4, §2.5: the claims, the form, and nothing of an ID token; within one second. */
    @Test
    void endedSession_isToldByALogoutToken() throws ParseException {
        Tokens tokens = ProviderFlow.told(browser).tokens("alice");
        long ended = signOut(tokens);

        Receiver.Received request = receiver.next();
        assertThat(Duration.ofNanos(request.nanos() - ended)).isLessThan(Duration.ofSeconds(1));
        assertThat(request.path()).isEqualTo("/backchannel-logout?tenant=1");
        assertThat(request.headers().get("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(URLUtils.parseParameters(request.body())).containsOnlyKeys("logout_token");
        SignedJWT token = logoutToken(request);
        assertThat(token.getHeader().getType()).hasToString("logout+jwt");
        assertThat(token.getHeader().getAlgorithm()).hasToString("PS256"); // as the client registered it for ID tokens
        assertThat(token.getHeader().getKeyID()).isNotBlank();
        JWTClaimsSet claims = token.getJWTClaimsSet();
        JWTClaimsSet idToken = Tokens.claims(tokens.idToken());
        assertThat(claims.getClaims())
                .containsOnlyKeys("iss", "sub", "aud", "iat", "exp", "jti", "events", "sid")
                .containsEntry("iss", Triad.ISSUER)
                .containsEntry("aud", List.of("told"))
                .containsEntry("sub", idToken.getSubject())
                .containsEntry("sid", idToken.getClaim("sid"))
                .containsEntry("events", Map.of(EVENT, Map.of()));
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    /** §2.3: the clients of the session, those that registered an address, each once. */
    @Test
    void otherClientsAndSessions_areNotTold() {
        Tokens frontend = ProviderFlow.frontend(browser).tokens("alice");
        ProviderFlow.told(browser).tokens("alice");
        ProviderFlow.told(browser).tokens("alice");
        Browser another = new Browser();
        ProviderFlow.told(another).tokens("alice");

        browser.signOut(frontend);

        receiver.next();
        assertThat(receiver.poll(700)).isEmpty();
        assertThat(another.get("/sign-out").asks("signout")).isTrue();
    }

    /** A session whose time is over ended like any other; one that idles is still what the clients hold on to. */
    @Test
    void expiredSession_isToldOnce() throws ParseException {
        Tokens tokens = ProviderFlow.told(browser).tokens("alice");
        Tokens idle = ProviderFlow.told(new Browser()).tokens("alice");
        session(idle, "last_used_at");
        session(tokens, "expires_at");

        Receiver.Received request = receiver.poll(25_000).orElseThrow();
        assertThat(logoutToken(request).getJWTClaimsSet().getClaim("sid"))
                .isEqualTo(Tokens.claims(tokens.idToken()).getClaim("sid"));
        assertThat(receiver.poll(700)).isEmpty();
        assertThat(Server.TOLD.refresh(tokens.refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(Server.TOLD.refresh(idle.refreshToken()).status()).isEqualTo(200);
    }

    private static void session(Tokens tokens, String column) {
        TestDatabase.execute(
                "update browser_session set " + column + " = ? where session_id = ?",
                Instant.now().minus(Duration.ofHours(9)),
                Tokens.claims(tokens.idToken()).getClaim("sid"));
    }

    @Test
    void sessionWithoutTokens_tellsNobody() {
        Tokens tokens = ProviderFlow.frontend(browser).tokens("alice");
        browser.signOut(tokens);

        assertThat(receiver.poll(700)).isEmpty();
    }

    /** Somebody else signs in on the same browser: the former session ends. */
    @Test
    void replacedSession_isToldToo() {
        Tokens tokens = ProviderFlow.told(browser).tokens("alice");
        ProviderFlow.frontend(browser).with("prompt", "login").authorize("bob");

        assertThat(sid(receiver.next()))
                .isEqualTo(Tokens.claims(tokens.idToken()).getClaim("sid"));
    }

    /** A client that is away hears of it when it is back, with a token that holds then. */
    @Test
    void clientThatIsDown_isToldLater() {
        receiver.close();
        Tokens tokens = ProviderFlow.told(browser).tokens("alice");
        signOut(tokens);
        TestDatabase.await("select count(*) from outbox_message where attempts > 0 and last_error is not null");

        receiver = Receiver.on(Triad.RECEIVER_PORT);

        assertThat(sid(receiver.next()))
                .isEqualTo(Tokens.claims(tokens.idToken()).getClaim("sid"));
        TestDatabase.await("select count(*) from outbox_message where state = 'delivered'");
    }

    /** §2.8: anything but success is tried again, each time with a new identifier. */
    @ParameterizedTest
    @ValueSource(ints = {400, 500, 503, 302})
    void clientThatFails_isToldAgain(int status) throws ParseException {
        receiver.answers(Receiver.status(status));
        signOut(ProviderFlow.told(browser).tokens("alice"));
        SignedJWT first = logoutToken(receiver.next());

        receiver.answers(Receiver.status(200));
        SignedJWT second = logoutToken(receiver.next());

        assertThat(second.getJWTClaimsSet().getJWTID())
                .isNotEqualTo(first.getJWTClaimsSet().getJWTID());
        TestDatabase.await("select count(*) from outbox_message where state = 'delivered' and attempts = 2");
        assertThat(receiver.poll(700)).isEmpty();
    }

    /** The person waits for nobody. */
    @Test
    void slowClient_holdsUpNoSignOut() {
        receiver.answers(exchange -> {
            LockSupport.parkNanos(3_000_000_000L);
            exchange.sendResponseHeaders(200, -1);
        });
        Tokens tokens = ProviderFlow.told(browser).tokens("alice");
        long before = System.nanoTime();
        signOut(tokens);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    /** A logout token is good for nothing else. */
    @Test
    void logoutToken_isNoHintAndNoAccessToken() throws ParseException {
        signOut(ProviderFlow.told(browser).tokens("alice"));
        String token = logoutToken(receiver.next()).serialize();

        assertThat(new Browser().get("/logout?id_token_hint=" + token).status()).isEqualTo(400);
        assertThat(Server.FRONTEND.userinfo(token).status()).isEqualTo(401);
        assertThat(Server.BACKEND.introspect(token).text("active")).isEqualTo("false");
    }

    private long signOut(Tokens tokens) {
        long now = System.nanoTime();
        browser.signOut(tokens);
        return now;
    }

    private static Object sid(Receiver.Received request) {
        try {
            return logoutToken(request).getJWTClaimsSet().getClaim("sid");
        } catch (ParseException broken) {
            throw new AssertionError(broken);
        }
    }

    private static SignedJWT logoutToken(Receiver.Received request) throws ParseException {
        return SignedJWT.parse(URLUtils.parseParameters(request.body())
                .getOrDefault("logout_token", List.of(""))
                .get(0));
    }
}
