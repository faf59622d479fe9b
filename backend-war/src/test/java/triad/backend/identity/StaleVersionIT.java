package triad.backend.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Caller.FRONTEND;
import static triad.backend.fake.Caller.tagOf;
import static triad.backend.fake.Patience.until;
import static triad.backend.identity.StalePerson.PROVIDER;
import static triad.backend.identity.StalePerson.isFresh;
import static triad.backend.identity.StalePerson.json;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Trouble;

/** Entity tags of what is shown while the provider cannot say who somebody is, and changes that go by them. */
@ExtendWith(ArquillianExtension.class)
class StaleVersionIT {
    private final StalePerson person = new StalePerson();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @AfterEach
    void providerIsWell() throws Exception {
        StalePerson.providerIsWell();
    }

    /** Nothing of the provider's is changed, so a person may go on; the version is that of what they read. */
    @Test
    void change_isPossibleWithWhatWasRead() throws Exception {
        String token = person.token();
        String tag = tagOf(FRONTEND.get(token));
        person.inTrouble(Trouble.BROKEN);
        HttpResponse<String> changed = FRONTEND.patch(token, tag, "{\"job_title\":\"Analyst\"}");
        HttpResponse<String> late = FRONTEND.patch(token, tag, "{\"job_title\":\"Poet\"}");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(changed)).containsKey("identity_stale");
        assertThat(late.statusCode()).isEqualTo(412);

        PROVIDER.userinfoInstead = Optional.empty();
        until(Duration.ofSeconds(5), () -> isFresh(FRONTEND.get(token)));
        assertThat(FRONTEND.patch(token, tagOf(changed), "{\"job_title\":\"Poet\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** The tag of what was read holds although the provider was asked again, but not when it says something else. */
    @Test
    void change_failsOnlyWhereTheIdentityIsAnother() throws Exception {
        String token = person.token();
        String tag = tagOf(FRONTEND.get(token));
        person.outdated();
        assertThat(tagOf(FRONTEND.get(token))).isNotEqualTo(tag);
        assertThat(FRONTEND.patch(token, tag, "{\"job_title\":\"Analyst\"}").statusCode())
                .isEqualTo(200);

        String next = tagOf(FRONTEND.get(token));
        PROVIDER.names.put(person.subject, "Ada King");
        person.outdated();
        assertThat(FRONTEND.patch(token, next, "{\"job_title\":\"Poet\"}").statusCode())
                .isEqualTo(412);
    }

    /** RFC 9110 §8.8.1, §13.1.2: what says that it is stale is another document. */
    @Test
    void freshDocument_isNotTheStaleOne() throws Exception {
        String token = person.token();
        String tag = tagOf(FRONTEND.get(token));
        person.inTrouble(Trouble.BROKEN);

        assertThat(readUnless(token, tag).statusCode()).isEqualTo(200);
        String stale = tagOf(FRONTEND.get(token));
        assertThat(readUnless(token, stale).statusCode()).isEqualTo(304);
    }

    private static HttpResponse<String> readUnless(String token, String tag) throws Exception {
        return FRONTEND.send(Caller.to("/api/profile")
                .header("Authorization", "Bearer " + token)
                .header("If-None-Match", tag));
    }
}
