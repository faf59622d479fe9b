package triad.backend.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.Organisation;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** Finding and looking at people over mutual TLS: ada is looked at, by a colleague, by a stranger, by herself. */
@ExtendWith(ArquillianExtension.class)
class PeopleIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private static int tests;

    private String run = "";
    private String ada = "";
    private String colleague = "";
    private String stranger = "";

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void people() throws Exception {
        run = "z" + Long.toString(ProcessHandle.current().pid(), 36) + "q" + tests++;
        Organisation.department(run);
        Organisation.department(run + "-part", "{\"name\":\"x\",\"parent\":\"" + run + "\"}");
        ada = person(
                "ada",
                "{\"job_title\":\"Countess" + run + "\",\"location\":\"London " + run + "\",\"skills\":[\"Chess " + run
                        + "\"],\"biography\":\"Secret"
                        + run + "\",\"phones\":[\"+44 1\"],\"languages\":[\"en-GB\"],"
                        + "\"visibility\":{\"biography\":\"me\",\"skills\":\"colleagues\"}}");
        colleague = person("colleague", "{}");
        stranger = person("stranger", "{}");
        Organisation.say(sub("ada"), "{\"department\":\"" + run + "-part\"}");
        Organisation.say(sub("colleague"), "{\"department\":\"" + run + "-part\"}");
    }

    @Test
    void stranger_seesWhatIsForEveryone() throws Exception {
        HttpResponse<String> answer = FRONTEND.get("/api/people/" + sub("ada"), stranger);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(answer.body())
                .contains("Name of " + sub("ada"), "Countess", "London")
                .doesNotContain("Chess", "Secret", "phones", "email", "visibility");
    }

    @Test
    void colleague_seesMoreButNotAll() throws Exception {
        assertThat(FRONTEND.get("/api/people/" + sub("ada"), colleague).body())
                .contains("Chess", "+44 1", "a@example.org")
                .doesNotContain("Secret");
    }

    @Test
    void oneself_seesAll() throws Exception {
        assertThat(FRONTEND.get("/api/people/" + sub("ada"), ada).body()).contains("Secret", "Chess", "+44 1");
    }

    /** Otherwise one could find out the department by trying all of them. */
    @Test
    void departmentForOneself_makesNoColleagues() throws Exception {
        change(ada, "{\"visibility\":{\"department\":\"me\"}}");
        assertThat(FRONTEND.get("/api/people/" + sub("ada"), colleague).body())
                .doesNotContain("Chess", "+44 1", run + "-part\"");
        assertThat(search(colleague, "department=" + run)).doesNotContain(sub("ada"));
        assertThat(search(colleague, "skill=" + encoded("Chess " + run))).doesNotContain(sub("ada"));
    }

    /** What they administer, at its own address and nowhere else. */
    @Test
    void administrator_seesAllOfAPersonButFindsAsOthersDo() throws Exception {
        String administrator = Tokens.administrator(sub("administrator"));

        assertThat(FRONTEND.get("/api/people/" + sub("ada"), administrator).body())
                .contains("Secret", "Chess", "+44 1", "a@example.org");
        assertThat(search(administrator, "q=Secret" + run)).doesNotContain(sub("ada"));
        assertThat(search(administrator, "skill=" + encoded("Chess " + run))).doesNotContain(sub("ada"));
        assertThat(search(administrator, "department=" + run))
                .contains(sub("ada"))
                .doesNotContain("a@example.org");
        assertThat(FRONTEND.get("/api/people/" + sub("ada") + "/chart", administrator)
                        .body())
                .doesNotContain("a@example.org");
        assertThat(FRONTEND.send(Caller.to("/api/people/" + sub("ada") + "/vcard")
                                .header("Authorization", "Bearer " + administrator))
                        .body())
                .contains("Countess")
                .doesNotContain("+44 1", "EMAIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-to-all", "%00", "a%0Ab", "x%2fy", "%F0%9F%91%A9"})
    void unknownPerson_is404(String subject) throws Exception {
        HttpResponse<String> answer = FRONTEND.get("/api/people/" + subject, stranger);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("Exception", "SQL");
    }

    @Test
    void misspelledWord_findsThePerson() throws Exception {
        assertThat(search(stranger, "q=countes" + run)).contains(sub("ada"));
        assertThat(search(stranger, "q=countess" + run + "&department=" + run)).contains(sub("ada"));
    }

    /** Whoever is spelled that way hides those who are spelled nearly so. */
    @Test
    void wordAsSpelled_findsNobodyElse() throws Exception {
        person("near", "{\"job_title\":\"Countezz" + run + "\"}");

        assertThat(search(stranger, "q=" + encoded("countess" + run)))
                .contains(sub("ada"))
                .doesNotContain(sub("near"));
    }

    /** Neither accents nor capitals count, and an address is found by its parts. */
    @ParameterizedTest
    @ValueSource(strings = {"Grafin%s", "gräfin%s", "GRA\u0308FIN%s", "of Grafin%s", "grafin%s@example.org"})
    void otherSpelling_findsThePerson(String words) throws Exception {
        change(ada, "{\"job_title\":\"Gräfin" + run + " of example org\"}");

        assertThat(search(stranger, "q=" + encoded(words.formatted(run)))).contains(sub("ada"));
    }

    @Test
    void anotherWord_findsNobody() throws Exception {
        assertThat(search(stranger, "q=xylophone&department=" + run)).isEqualTo("{\"people\":[]}");
    }

    /** What one may not see finds nobody. */
    @Test
    void hiddenWords_findNobody() throws Exception {
        assertThat(search(
                        stranger,
                        "q=" + encoded("Chess " + run) + "&department=" + run + "-part&skill="
                                + encoded("Chess " + run)))
                .isEqualTo("{\"people\":[]}");
        assertThat(search(stranger, "q=Secret" + run)).doesNotContain(sub("ada"));
        assertThat(search(colleague, "q=Secret" + run)).doesNotContain(sub("ada"));
        assertThat(search(ada, "q=Secret" + run)).contains(sub("ada"));
    }

    @Test
    void filters_areForThoseWhoSeeTheField() throws Exception {
        String skill = "skill=" + encoded("CHESS " + run);
        assertThat(search(stranger, skill)).doesNotContain(sub("ada"));
        assertThat(search(colleague, skill)).contains(sub("ada"));
        assertThat(search(stranger, "location=" + encoded("london " + run))).contains(sub("ada"));
        assertThat(search(stranger, "location=" + encoded("paris " + run))).doesNotContain(sub("ada"));
        assertThat(search(stranger, "department=" + run + "&language=en-gb")).contains(sub("ada"));
        assertThat(search(stranger, "department=" + run + "&language=de")).doesNotContain(sub("ada"));
    }

    @Test
    void department_hasItsSubtree() throws Exception {
        assertThat(search(stranger, "department=" + run)).contains(sub("ada"), sub("colleague"));
        assertThat(search(stranger, "department=nowhere")).isEqualTo("{\"people\":[]}");
    }

    /** RFC 8288 §3: the next page is linked, the last is not. */
    @Test
    void pages_areLinked() throws Exception {
        String path = "/api/people?department=" + run + "&limit=1";
        HttpResponse<String> first = FRONTEND.get(path, stranger);
        assertThat(first.body()).contains(sub("ada")).doesNotContain(sub("colleague"));
        Matcher link = Pattern.compile("<(/api/people\\?[^>]+)>; rel=\"next\"")
                .matcher(first.headers().firstValue("Link").orElse(""));
        assertThat(link.matches()).isTrue();

        HttpResponse<String> second = FRONTEND.get(link.group(1), stranger);
        assertThat(second.body()).contains(sub("colleague")).doesNotContain(sub("ada"));
        assertThat(second.headers().firstValue("Link")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=x",
                "limit=",
                "limit=1&limit=2",
                "after=",
                "after=!",
                "after=YQ",
                "after=AAoA",
                "q=",
                "q=%20",
                "q=a%00",
                "q=a&q=b",
                "skill=",
                "location=%0A",
                "department=%00"
            })
    void badParameter_is400(String parameters) throws Exception {
        HttpResponse<String> answer = FRONTEND.get("/api/people?" + parameters, stranger);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"q=%25", "q=%27%3B--", "q=%3F%20%3Ax%20%3Cb%3E", "department=%27%20or%20%27a%27%3D%27a"})
    void markup_isNoQueryLanguage(String parameters) throws Exception {
        assertThat(search(stranger, parameters + "&location=" + run)).isEqualTo("{\"people\":[]}");
    }

    private String sub(String name) {
        return name + "-" + run;
    }

    private String person(String name, String details) throws Exception {
        String token = Tokens.valid(sub(name));
        change(token, details);
        return token;
    }

    private static void change(String token, String body) throws Exception {
        String tag = FRONTEND.get(token).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> answer = FRONTEND.patch(token, tag, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String search(String token, String parameters) throws Exception {
        HttpResponse<String> answer = FRONTEND.get("/api/people?" + parameters, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
