package triad.backend.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Caller.FRONTEND;
import static triad.backend.fake.Patience.until;
import static triad.backend.identity.StalePerson.PROVIDER;
import static triad.backend.identity.StalePerson.isFresh;
import static triad.backend.identity.StalePerson.json;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Trouble;

/** What is shown of a person while the provider cannot say who they are: what it said last, and that this is so. */
@ExtendWith(ArquillianExtension.class)
class StaleIdentityIT {
    private final StalePerson person = new StalePerson();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @AfterEach
    void providerIsWell() throws Exception {
        StalePerson.providerIsWell();
    }

    @ParameterizedTest
    @EnumSource
    void trouble_showsWhatWasSaidLast(Trouble trouble) throws Exception {
        String token = person.token();
        HttpResponse<String> fresh = FRONTEND.get(token);
        person.inTrouble(trouble);
        Instant start = Instant.now();
        HttpResponse<String> stale = FRONTEND.get(token);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
        assertStale(stale, fresh);
    }

    @ParameterizedTest
    @EnumSource
    void troubleOnTheFirstVisit_is503(Trouble trouble) throws Exception {
        person.inTrouble(trouble);
        HttpResponse<String> answer = FRONTEND.get(person.token());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("urn:triad:problem:provider-away").doesNotContain("Mallory");
    }

    @Test
    void endlessAnswer_isHungUpOn() throws Exception {
        int before = Trouble.HANG_UPS.get();
        person.inTrouble(Trouble.ENDLESS);
        assertThat(FRONTEND.get(person.token()).statusCode()).isEqualTo(503);

        until(Duration.ofSeconds(5), () -> Trouble.HANG_UPS.get() > before);
    }

    @Test
    void newTokenOfAKnownPerson_isShownWhatWasSaidLast() throws Exception {
        HttpResponse<String> fresh = FRONTEND.get(person.token());
        person.inTrouble(Trouble.BROKEN);

        assertStale(FRONTEND.get(person.token()), fresh);
    }

    /** Fresh, then as it was last, then nothing; and fresh again by itself. */
    @Test
    void longTrouble_isBounded() throws Exception {
        String token = person.token();
        FRONTEND.get(token);
        Instant start = Instant.now();
        person.inTrouble(Trouble.BROKEN);
        until(Duration.ofSeconds(20), () -> FRONTEND.get(token).statusCode() == 503);
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(9));

        PROVIDER.userinfoInstead = Optional.empty();
        until(Duration.ofSeconds(15), () -> isFresh(FRONTEND.get(token)));
    }

    @Test
    void recovery_isByItself() throws Exception {
        String token = person.token();
        JsonObject before = json(FRONTEND.get(token));
        person.inTrouble(Trouble.BROKEN);
        assertThat(json(FRONTEND.get(token))).containsKey("identity_stale");
        PROVIDER.names.put(person.subject, "Ada King");
        PROVIDER.userinfoInstead = Optional.empty();
        until(Duration.ofSeconds(5), () -> FRONTEND.get(token).body().contains("Ada King"));

        JsonObject after = json(FRONTEND.get(token));
        assertThat(after).doesNotContainKey("identity_stale");
        assertThat(Instant.parse(after.getString("identity_at")))
                .isAfter(Instant.parse(before.getString("identity_at")));
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
}
