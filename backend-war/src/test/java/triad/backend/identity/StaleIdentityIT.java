package triad.backend.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.FakeTransmitter;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;
import triad.backend.fake.Trouble;

/** What is shown of a person while the provider cannot say who they are: what it said last, and that this is so. */
@ExtendWith(ArquillianExtension.class)
class StaleIdentityIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private static final FakeProvider PROVIDER = FakeProvider.start();
    private static final FakeTransmitter TRANSMITTER = PROVIDER.transmitter;
    private final String person = "stale-" + UUID.randomUUID();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @AfterEach
    void providerIsWell() throws Exception {
        PROVIDER.userinfoInstead = Optional.empty();
        PROVIDER.exchangeRefusal = "";
        until(Duration.ofSeconds(15), () -> isFresh(FRONTEND.get(Tokens.valid("stale-recovery"))));
    }

    @ParameterizedTest
    @EnumSource
    void trouble_showsWhatWasSaidLast(Trouble trouble) throws Exception {
        String token = Tokens.valid(person);
        HttpResponse<String> fresh = FRONTEND.get(token);
        inTrouble(trouble);
        Instant start = Instant.now();
        HttpResponse<String> stale = FRONTEND.get(token);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
        assertStale(stale, fresh);
    }

    @ParameterizedTest
    @EnumSource
    void troubleOnTheFirstVisit_is503(Trouble trouble) throws Exception {
        inTrouble(trouble);
        HttpResponse<String> answer = FRONTEND.get(Tokens.valid(person));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("urn:triad:problem:provider-away").doesNotContain("Mallory");
    }

    @Test
    void endlessAnswer_isHungUpOn() throws Exception {
        int before = Trouble.HANG_UPS.get();
        inTrouble(Trouble.ENDLESS);
        assertThat(FRONTEND.get(Tokens.valid(person)).statusCode()).isEqualTo(503);

        until(Duration.ofSeconds(5), () -> Trouble.HANG_UPS.get() > before);
    }

    @Test
    void newTokenOfAKnownPerson_isShownWhatWasSaidLast() throws Exception {
        HttpResponse<String> fresh = FRONTEND.get(Tokens.valid(person));
        inTrouble(Trouble.BROKEN);

        assertStale(FRONTEND.get(Tokens.valid(person)), fresh);
    }

    /** Fresh, then as it was last, then nothing; and fresh again by itself. */
    @Test
    void longTrouble_isBounded() throws Exception {
        String token = Tokens.valid(person);
        FRONTEND.get(token);
        Instant start = Instant.now();
        inTrouble(Trouble.BROKEN);
        until(Duration.ofSeconds(20), () -> FRONTEND.get(token).statusCode() == 503);
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(9));

        PROVIDER.userinfoInstead = Optional.empty();
        until(Duration.ofSeconds(15), () -> isFresh(FRONTEND.get(token)));
    }

    @Test
    void recovery_isByItself() throws Exception {
        String token = Tokens.valid(person);
        JsonObject before = json(FRONTEND.get(token));
        inTrouble(Trouble.BROKEN);
        assertThat(json(FRONTEND.get(token))).containsKey("identity_stale");
        PROVIDER.names.put(person, "Ada King");
        PROVIDER.userinfoInstead = Optional.empty();
        until(Duration.ofSeconds(5), () -> FRONTEND.get(token).body().contains("Ada King"));

        JsonObject after = json(FRONTEND.get(token));
        assertThat(after).doesNotContainKey("identity_stale");
        assertThat(Instant.parse(after.getString("identity_at")))
                .isAfter(Instant.parse(before.getString("identity_at")));
    }

    /** What the person has not allowed is not shown because the provider is away. */
    @Test
    void refusedConsent_isNotForgottenWhileProviderIsAway() throws Exception {
        FRONTEND.get(Tokens.valid(person));
        String token = Tokens.valid(person);
        PROVIDER.exchangeRefusal = "invalid_scope";
        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(403);
        PROVIDER.exchangeRefusal = "";
        inTrouble(Trouble.BROKEN);

        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(403);
        assertThat(FRONTEND.get(token).body()).doesNotContain("Name of");
    }

    @Test
    void endedToken_isNotForgottenWhileProviderIsAway() throws Exception {
        FRONTEND.get(Tokens.valid(person));
        String token = Tokens.valid(person);
        PROVIDER.exchangeRefusal = "invalid_request";
        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(401);
        PROVIDER.exchangeRefusal = "";
        inTrouble(Trouble.BROKEN);

        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(401);
    }

    @Test
    void consentGivenLater_countsAtOnce() throws Exception {
        String token = Tokens.valid(person);
        PROVIDER.exchangeRefusal = "invalid_scope";
        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(403);
        PROVIDER.exchangeRefusal = "";

        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(200);
        inTrouble(Trouble.BROKEN);
        assertThat(json(FRONTEND.get(token))).containsKey("identity_stale");
    }

    /** A token that does not hold is refused before anything is looked up. */
    @Test
    void revokedToken_isShownNothing() throws Exception {
        String token = Tokens.valid(person);
        FRONTEND.get(Tokens.valid(person));
        inTrouble(Trouble.BROKEN);
        PROVIDER.revoked.add(token);

        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(401);
    }

    /** Nothing of the provider's is changed, so a person may go on; the version is that of what they read. */
    @Test
    void change_isPossibleWithWhatWasRead() throws Exception {
        String token = Tokens.valid(person);
        String tag = tag(FRONTEND.get(token));
        inTrouble(Trouble.BROKEN);
        HttpResponse<String> changed = FRONTEND.patch(token, tag, "{\"job_title\":\"Analyst\"}");
        HttpResponse<String> late = FRONTEND.patch(token, tag, "{\"job_title\":\"Poet\"}");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(changed)).containsKey("identity_stale");
        assertThat(late.statusCode()).isEqualTo(412);

        PROVIDER.userinfoInstead = Optional.empty();
        until(Duration.ofSeconds(5), () -> isFresh(FRONTEND.get(token)));
        assertThat(FRONTEND.patch(token, tag(changed), "{\"job_title\":\"Poet\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** The tag of what was read holds although the provider was asked again, but not when it says something else. */
    @Test
    void change_failsOnlyWhereTheIdentityIsAnother() throws Exception {
        String token = Tokens.valid(person);
        String tag = tag(FRONTEND.get(token));
        outdated();
        assertThat(tag(FRONTEND.get(token))).isNotEqualTo(tag);
        assertThat(FRONTEND.patch(token, tag, "{\"job_title\":\"Analyst\"}").statusCode())
                .isEqualTo(200);

        String next = tag(FRONTEND.get(token));
        PROVIDER.names.put(person, "Ada King");
        outdated();
        assertThat(FRONTEND.patch(token, next, "{\"job_title\":\"Poet\"}").statusCode())
                .isEqualTo(412);
    }

    /** RFC 9110 §8.8.1, §13.1.2: what says that it is stale is another document. */
    @Test
    void freshDocument_isNotTheStaleOne() throws Exception {
        String token = Tokens.valid(person);
        String tag = tag(FRONTEND.get(token));
        inTrouble(Trouble.BROKEN);

        assertThat(readUnless(token, tag).statusCode()).isEqualTo(200);
        String stale = tag(FRONTEND.get(token));
        assertThat(readUnless(token, stale).statusCode()).isEqualTo(304);
    }

    private void assertStale(HttpResponse<String> stale, HttpResponse<String> fresh) {
        assertThat(stale.statusCode()).as(stale.body()).isEqualTo(200);
        assertThat(json(fresh)).containsKey("identity_at").doesNotContainKey("identity_stale");
        assertThat(fresh.headers().firstValue("Cache-Status")).isEmpty();
        assertThat(json(stale).getJsonObject("identity")).isEqualTo(json(fresh).getJsonObject("identity"));
        assertThat(json(stale).getString("identity_at")).isEqualTo(json(fresh).getString("identity_at"));
        assertThat(json(stale).getBoolean("identity_stale")).isTrue();
        assertThat(stale.headers().firstValue("Cache-Status"))
                .get()
                .asString()
                .matches("triad-backend; hit; ttl=(0|-[0-9]+); detail=provider-away");
        assertThat(stale.headers().firstValue("Cache-Control")).get().asString().contains("private", "no-cache");
    }

    /** From now on, and what is known is old. */
    private void inTrouble(Trouble trouble) {
        PROVIDER.userinfoInstead = Optional.of(trouble);
        outdated();
    }

    private void outdated() {
        Map<String, Object> user = FakeTransmitter.user(person);
        assertThat(TRANSMITTER
                        .send(TRANSMITTER.event(FakeTransmitter.TOKEN_CLAIMS_CHANGE, user, claims -> claims))
                        .statusCode())
                .isEqualTo(202);
    }

    private static HttpResponse<String> readUnless(String token, String tag) throws Exception {
        return FRONTEND.send(Caller.to("/api/profile")
                .header("Authorization", "Bearer " + token)
                .header("If-None-Match", tag));
    }

    private static boolean isFresh(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && !json(answer).containsKey("identity_stale");
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private static void until(Duration atMost, Callable<Boolean> holds) throws Exception {
        Instant end = Instant.now().plus(atMost);
        while (!holds.call()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }
}
