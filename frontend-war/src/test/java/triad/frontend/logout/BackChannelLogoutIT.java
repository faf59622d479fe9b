package triad.frontend.logout;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.frontend.fake.Signed.header;
import static triad.frontend.fake.Signed.hs256;
import static triad.frontend.fake.Signed.rs256;
import static triad.frontend.fake.Signed.signed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.FakeKeys;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** OpenID Connect Back-Channel Logout 1.0 §2.4 to §2.8, and who would like to sign people out in the provider's name. */
@WithTriad
class BackChannelLogoutIT {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final String user = "logout-" + UUID.randomUUID();
    private final String sid = UUID.randomUUID().toString();
    private final Browser browser = new Browser();

    @BeforeEach
    void signIn() {
        signIn(browser, user, sid);
    }

    private static void signIn(Browser browser, String user, String sid) {
        Triad.PROVIDER.claims = claims -> claims.subject(user).claim("sid", sid);
        browser.signIn("/profile");
        assertSignedIn(browser, true);
    }

    @Test
    void sid_endsItsSession_andNoOther() throws JOSEException {
        var phone = new Browser();
        signIn(phone, user, "another");

        HttpResponse<String> answer = send(token(c -> c));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertSignedIn(browser, false);
        assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
        assertSignedIn(phone, true);
    }

    @Test
    void subAlone_endsAllOfTheUser_andOfNobodyElse() throws JOSEException {
        var phone = new Browser();
        signIn(phone, user, "another");
        var bob = new Browser();
        signIn(bob, "bob-" + user, "third");

        assertThat(send(token(claims -> claims.claim("sid", null))).statusCode())
                .isEqualTo(200);
        assertSignedIn(browser, false);
        assertSignedIn(phone, false);
        assertSignedIn(bob, true);
    }

    @Test
    void sidAlone_isEnough() throws JOSEException {
        assertThat(send(token(claims -> claims.subject(null))).statusCode()).isEqualTo(200);
        assertSignedIn(browser, false);
    }

    @Test
    void sidOfAnotherUser_endsNothing() throws JOSEException {
        assertThat(send(token(claims -> claims.subject("other"))).statusCode()).isEqualTo(200);
        assertSignedIn(browser, true);
    }

    /** §2.7: a session that is not there any more is as ended as it can be. */
    @Test
    void unknownSession_is200() throws JOSEException {
        assertThat(send(token(claims -> claims.claim("sid", "unknown").subject("unknown")))
                        .statusCode())
                .isEqualTo(200);
    }

    /** §2.6: each is a MUST. */
    @Test
    void wrongClaims_endNothing() {
        Instant now = Instant.now();
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> wrong = new HashMap<>();
        wrong.put("issuer", claims -> claims.issuer("https://evil.example"));
        wrong.put("no issuer", claims -> claims.issuer(null));
        wrong.put("audience", claims -> claims.audience("other"));
        wrong.put("no audience", claims -> claims.audience((String) null));
        wrong.put("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(120))));
        wrong.put("no exp", claims -> claims.expirationTime(null));
        wrong.put("issued in the future", claims -> claims.issueTime(Date.from(now.plusSeconds(600))));
        wrong.put("no iat", claims -> claims.issueTime(null));
        wrong.put("no jti", claims -> claims.jwtID(null));
        wrong.put("nonce", claims -> claims.claim("nonce", "n"));
        wrong.put("neither sub nor sid", claims -> claims.subject(null).claim("sid", null));
        wrong.put("sid is no string", claims -> claims.claim("sid", List.of(sid)));
        wrong.put("no events", claims -> claims.claim("events", null));
        wrong.put("events is a list", claims -> claims.claim("events", List.of(EVENT)));
        wrong.put("another event", claims -> claims.claim("events", Map.of("https://evil.example", Map.of())));
        wrong.put("event is no object", claims -> claims.claim("events", Map.of(EVENT, true)));
        wrong.forEach((name, change) -> assertRefused(name, () -> token(change)));
    }

    /** ATTACKS 4, 10, 11: signature and type. */
    @Test
    void wrongSignatures_endNothing() {
        FakeKeys keys = Triad.PROVIDER.keys;
        JWSHeader.Builder header = header("logout+jwt");
        Map<String, Made> wrong = new HashMap<>();
        wrong.put("alg none", () -> new PlainJWT(claims(c -> c)).serialize());
        wrong.put("foreign key", () -> signed(header, FakeKeys.key("k1"), claims(c -> c)));
        wrong.put(
                "no type",
                () -> signed(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1"), keys.es256, claims(c -> c)));
        for (String type : List.of("JWT", "at+jwt", "secevent+jwt", "logout+jwt ")) {
            wrong.put("type " + type, () -> signed(header(type), keys.es256, claims(c -> c)));
        }
        wrong.put("an ID token", () -> keys.signed(claims(c -> c)));
        wrong.put("RS256", () -> rs256("logout+jwt", claims(c -> c)));
        wrong.put("HS256", () -> hs256("logout+jwt", claims(c -> c)));
        wrong.put("cut off", () -> token(c -> c).replaceAll("\\.[^.]+$", "."));
        wrong.put(
                "unknown kid",
                () -> signed(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k7").type(new JOSEObjectType("logout+jwt")),
                        keys.es256,
                        claims(c -> c)));
        for (String garbage : List.of("", "x", "a.b.c", "eyJhbGciOiJub25lIn0..", "\u0000", "x".repeat(200_000))) {
            wrong.put(garbage.substring(0, Math.min(9, garbage.length())) + garbage.length(), () -> garbage);
        }
        wrong.forEach(this::assertRefused);
    }

    @Test
    void usedToken_isRefused_andOfTwentyAtOnceOneIsTaken() throws JOSEException {
        String token = token(c -> c);
        var threads = Executors.newFixedThreadPool(20);
        var answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> send(token).statusCode(), threads))
                .limit(20)
                .toList();
        assertThat(answers.stream().filter(answer -> answer.join() == 200)).hasSize(1);
        threads.shutdown();

        signIn(browser, user, sid);
        assertThat(send(token).statusCode()).isEqualTo(400);
        assertSignedIn(browser, true);
    }

    /** A refused token is not used up: the provider's own comes through. */
    @Test
    void forgedToken_doesNotUseUpTheJti() throws JOSEException {
        UnaryOperator<JWTClaimsSet.Builder> sameId = claims -> claims.jwtID("jti-" + sid);
        assertThat(send(signed(header("logout+jwt"), FakeKeys.key("k1"), claims(sameId)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(token(sameId)).statusCode()).isEqualTo(200);
        assertSignedIn(browser, false);
    }

    @Test
    void otherRequests_areRefused() throws JOSEException {
        String token = token(c -> c);
        assertThat(new Browser()
                        .get("/backchannel-logout?logout_token=" + token)
                        .statusCode())
                .isEqualTo(405);
        assertThat(new Browser().post("/backchannel-logout", Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(new Browser()
                        .post("/backchannel-logout?logout_token=" + token, Map.of("logout_token", token))
                        .statusCode())
                .as("twice")
                .isEqualTo(400);
        assertThat(new Browser()
                        .post("/backchannel-logout/../sign-out", Map.of())
                        .statusCode())
                .as("the exception is for this path alone")
                .isEqualTo(403);
        assertThat(new Browser().post("/backchannel-logout/x", Map.of()).statusCode())
                .isEqualTo(403);
        assertSignedIn(browser, true);
    }

    private interface Made {
        String make() throws JOSEException;
    }

    private void assertRefused(String name, Made token) {
        try {
            HttpResponse<String> answer = send(token.make());
            assertThat(answer.statusCode()).as(name).isEqualTo(400);
            assertThat(answer.body()).as(name).isEqualTo("{\"error\":\"invalid_request\"}");
            assertThat(answer.headers().firstValue("Cache-Control")).as(name).contains("no-store");
        } catch (JOSEException cause) {
            throw new AssertionError(name, cause);
        }
        assertSignedIn(browser, true);
    }

    private static void assertSignedIn(Browser browser, boolean signedIn) {
        assertThat(browser.get("/").body().contains("Hello")).isEqualTo(signedIn);
    }

    private static HttpResponse<String> send(String token) {
        return new Browser().post("/backchannel-logout", Map.of("logout_token", token));
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(header("logout+jwt"), Triad.PROVIDER.keys.es256, claims(change));
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(Triad.ISSUER)
                        .subject(user)
                        .audience("frontend")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(120)))
                        .jwtID(UUID.randomUUID().toString())
                        .claim("events", Map.of(EVENT, Map.of()))
                        .claim("sid", sid))
                .build();
    }
}
