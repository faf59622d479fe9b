package triad.backend.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** Who stands above and below a person over mutual TLS: top manages middle, who manages low. */
@ExtendWith(ArquillianExtension.class)
class ChartIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
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
        change("middle", "{\"manager\":\"top" + run + "\"}");
        change("low", "{\"manager\":\"middle" + run + "\"}");
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
