package triad.backend.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.Organisation;
import triad.backend.fake.SharedServer;
import triad.backend.fake.TestDatabase;
import triad.backend.fake.Tokens;

/** Who stands above and below a person over mutual TLS: top manages middle, who manages low. */
@ExtendWith(ArquillianExtension.class)
class ChartIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private static final Pattern REPORT = Pattern.compile("\"sub\":\"report-[^\"]+\"");
    private static final Pattern LINK = Pattern.compile("<(/api/people/[^/]+/chart\\?[^>]+)>; rel=\"next\"");
    private static int tests;

    private String run = "";
    private String stranger = "";

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void people() throws Exception {
        run = "-" + ProcessHandle.current().pid() + "-" + tests++;
        change("top", "{}");
        change("middle", "{}");
        change("low", "{}");
        Organisation.say("middle" + run, "{\"manager\":\"top" + run + "\"}");
        Organisation.say("low" + run, "{\"manager\":\"middle" + run + "\"}");
        stranger = Tokens.valid("stranger" + run);
    }

    @Test
    void chart_hasManagersToTheTopAndDirectReports() throws Exception {
        assertThat(chart("middle", stranger))
                .isEqualTo("{\"managers\":[" + summary("top") + "],\"person\":" + summary("middle") + ",\"reports\":["
                        + summary("low") + "]}");
        assertThat(chart("low", stranger))
                .contains("\"managers\":[" + summary("middle") + "," + summary("top") + "]", "\"reports\":[]");
        assertThat(chart("top", stranger))
                .contains("\"managers\":[]", summary("middle"))
                .doesNotContain("low");
    }

    /** To the manager the report is a colleague. */
    @Test
    void managerForColleagues_isNotShownToStrangers() throws Exception {
        change("low", "{\"visibility\":{\"manager\":\"colleagues\"}}");
        assertThat(chart("low", stranger)).contains("\"managers\":[]");
        assertThat(chart("middle", stranger)).contains("\"reports\":[]");
        assertThat(chart("middle", token("middle"))).contains("low" + run, "a@example.org");
    }

    @Test
    void managerForOneself_isShownToNobodyElse() throws Exception {
        change("low", "{\"visibility\":{\"manager\":\"me\"}}");
        assertThat(chart("middle", token("middle"))).contains("\"reports\":[]");
        assertThat(chart("low", token("middle"))).contains("\"managers\":[]").doesNotContain("a@example.org");
        assertThat(chart("low", token("low"))).contains("middle" + run);
    }

    /** The chain ends where somebody does not show whom they report to. */
    @Test
    void hiddenLink_endsTheChain() throws Exception {
        change("middle", "{\"visibility\":{\"manager\":\"me\"}}");
        assertThat(chart("low", stranger)).contains("middle" + run).doesNotContain("top" + run);
    }

    @Test
    void unknownPerson_is404() throws Exception {
        assertThat(FRONTEND.get("/api/people/nobody" + run + "/chart", stranger).statusCode())
                .isEqualTo(404);
    }

    /** RFC 8288 §3: each report is on one page. */
    @Test
    void manyReports_arePaged() throws Exception {
        addReports(250);

        List<String> seen = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        String next = "/api/people/low" + run + "/chart?limit=100";
        while (!next.isEmpty()) {
            HttpResponse<String> page = FRONTEND.get(next, stranger);
            List<String> reports = REPORT.matcher(page.body())
                    .results()
                    .map(MatchResult::group)
                    .toList();
            pages.add(reports.size());
            seen.addAll(reports);
            assertThat(page.body()).contains("\"person\":" + summary("low"), summary("middle"));
            next = next(page);
        }

        assertThat(pages).containsExactly(100, 100, 50);
        assertThat(seen).doesNotHaveDuplicates().isSorted();
        assertThat(REPORT.matcher(chart("low", stranger)).results()).hasSize(25);
    }

    /** RFC 9110 §15.4.5: who has the page is told again where the next one is. */
    @Test
    void unchangedPage_isLinkedAgain() throws Exception {
        addReports(2);
        String path = "/api/people/low" + run + "/chart?limit=1";
        HttpResponse<String> first = FRONTEND.get(path, stranger);
        HttpResponse<String> again = FRONTEND.send(Caller.to(path)
                .header("Authorization", "Bearer " + stranger)
                .header("If-None-Match", first.headers().firstValue("ETag").orElseThrow()));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(next(again)).isEqualTo(next(first)).isNotEmpty();
    }

    /** Neither fewer rows nor a link tell that somebody is there who does not show it. */
    @Test
    void hiddenReport_takesNoPlaceOnAPage() throws Exception {
        change("zoe", "{\"visibility\":{\"manager\":\"colleagues\"}}");
        Organisation.say("zoe" + run, "{\"manager\":\"middle" + run + "\"}");
        change("abe", "{\"visibility\":{\"manager\":\"colleagues\"}}");
        Organisation.say("abe" + run, "{\"manager\":\"middle" + run + "\"}");
        String path = "/api/people/middle" + run + "/chart?limit=1";

        HttpResponse<String> strangers = FRONTEND.get(path, stranger);
        assertThat(strangers.body()).contains("\"reports\":[" + summary("low") + "]");
        assertThat(next(strangers)).isEmpty();
        HttpResponse<String> own = FRONTEND.get(path, token("middle"));
        assertThat(own.body()).contains("abe" + run).doesNotContain("zoe" + run);
        assertThat(next(own)).isNotEmpty();
        assertThat(FRONTEND.get(next(own), stranger).body()).contains("\"reports\":[" + summary("low") + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=x",
                "limit=1&limit=2",
                "after=",
                "after=!",
                "after=YQ",
                "after=AAoA"
            })
    void badParameter_is400(String parameters) throws Exception {
        HttpResponse<String> answer = FRONTEND.get("/api/people/low" + run + "/chart?" + parameters, stranger);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    /** People of the directory whose manager is low. */
    private void addReports(int count) {
        TestDatabase.rows().useHandle(handle -> {
            PreparedBatch people = handle.prepareBatch("""
                    insert into person (subject, version, name, identity_at, manager, reports_to, manager_seen_by, visibility, sort_name)
                    values (:subject, 1, :subject, current_timestamp, :manager, :manager, 'everyone', '{}', :subject)
                    """);
            for (int i = 0; i < count; i++) {
                String subject = "report-" + (1000 + i) + run;
                people.bind("subject", subject).bind("manager", "low" + run).add();
            }
            people.execute();
        });
    }

    private static String next(HttpResponse<String> page) {
        Matcher link = LINK.matcher(page.headers().firstValue("Link").orElse(""));
        return link.matches() ? link.group(1) : "";
    }

    private String summary(String name) {
        return "{\"sub\":\"" + name + run + "\",\"name\":\"Name of " + name + run + "\"}";
    }

    private String token(String name) {
        return Tokens.valid(name + run);
    }

    private void change(String name, String body) throws Exception {
        String tag = FRONTEND.get(token(name)).headers().firstValue("ETag").orElseThrow();
        assertThat(FRONTEND.patch(token(name), tag, body).statusCode()).isEqualTo(200);
    }

    private String chart(String name, String viewer) throws Exception {
        HttpResponse<String> answer = FRONTEND.get("/api/people/" + name + run + "/chart", viewer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
