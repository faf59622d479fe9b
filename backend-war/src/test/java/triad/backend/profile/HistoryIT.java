package triad.backend.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** The changes of one's own profile over mutual TLS. */
@ExtendWith(ArquillianExtension.class)
class HistoryIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private static final String PATH = "/api/profile/history";
    private static int people;

    private String subject = "";
    private String token = "";

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void newPerson() {
        subject = "changing-" + ProcessHandle.current().pid() + "-" + people++;
        token = Tokens.valid(subject);
    }

    @Test
    void nobodyWhoChangedAnything_hasNoHistory() throws Exception {
        assertThat(FRONTEND.get(PATH, token).body()).isEqualTo("{\"changes\":[]}");
    }

    @Test
    void change_isToldFieldByField() throws Exception {
        change("{\"job_title\":\"First\"}");
        change("{\"job_title\":null,\"phones\":[\"1\"],\"visibility\":{\"phones\":\"me\"}}");

        assertThat(FRONTEND.get(PATH, token).body())
                .contains(
                        "{\"changes\":[{\"version\":2,\"at\":\"20",
                        "\"by\":\"" + subject + "\"",
                        "{\"field\":\"job_title\",\"old\":\"First\",\"new\":null}",
                        "{\"field\":\"phones\",\"old\":null,\"new\":\"[\\\"1\\\"]\"}",
                        "{\"field\":\"visibility.phones\",\"old\":null,\"new\":\"me\"}",
                        "{\"field\":\"job_title\",\"old\":null,\"new\":\"First\"}");
    }

    @Test
    void patchThatChangesNothing_isNoChange() throws Exception {
        change("{\"job_title\":\"First\"}");
        change("{\"job_title\":\"First\",\"location\":null}");
        assertThat(FRONTEND.get(PATH, token).body()).contains("\"version\":1").doesNotContain("\"version\":2");
    }

    @Test
    void refusedChange_leavesNoTrace() throws Exception {
        FRONTEND.patch(token, "\"stale\"", "{\"job_title\":\"Never\"}");
        FRONTEND.patch(token, tag(), "{\"job_title\":\"Never\",\"unknown\":1}");
        assertThat(FRONTEND.get(PATH, token).body()).isEqualTo("{\"changes\":[]}");
    }

    @Test
    void anotherPersonsHistory_isNotShown() throws Exception {
        change("{\"job_title\":\"Mine\"}");
        assertThat(FRONTEND.get(PATH + "?sub=" + subject, Tokens.valid(subject + "-other"))
                        .body())
                .isEqualTo("{\"changes\":[]}");
    }

    /** RFC 8288 §3. */
    @Test
    void pages_areLinked() throws Exception {
        for (int version = 1; version <= 3; version++) {
            change("{\"job_title\":\"" + version + "\",\"pronouns\":\"" + version + "\"}");
        }
        HttpResponse<String> first = FRONTEND.get(PATH + "?limit=2", token);
        assertThat(first.body()).contains("\"version\":3", "\"version\":2").doesNotContain("\"version\":1");
        Matcher link = Pattern.compile("<(/api/profile/history\\?[^>]+)>; rel=\"next\"")
                .matcher(first.headers().firstValue("Link").orElse(""));
        assertThat(link.matches()).isTrue();

        HttpResponse<String> last = FRONTEND.get(link.group(1), token);
        assertThat(last.body()).contains("\"version\":1").doesNotContain("\"version\":2");
        assertThat(last.headers().firstValue("Link")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=x",
                "after=x",
                "after=-1",
                "after=",
                "after=9999999999",
                "after=1&after=2"
            })
    void badParameter_is400(String parameters) throws Exception {
        assertThat(FRONTEND.get(PATH + "?" + parameters, token).statusCode()).isEqualTo(400);
    }

    private void change(String body) throws Exception {
        assertThat(FRONTEND.patch(token, tag(), body).statusCode()).isEqualTo(200);
    }

    private String tag() throws Exception {
        return FRONTEND.get(token).headers().firstValue("ETag").orElseThrow();
    }
}
