package triad.backend.search;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Caller.FRONTEND;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import triad.backend.fake.Caller;
import triad.backend.fake.Organisation;
import triad.backend.fake.Tokens;

/** Ada, who is looked for and looked at, a colleague of hers and a stranger: others for each test, in departments of their own. */
class AdaAndOthers {
    private static int tests;

    /** Part of all that they say of themselves; their department, with one below it that has {@code -part} as well. */
    final String run = "z" + Long.toString(ProcessHandle.current().pid(), 36) + "q" + tests++;

    final String ada = Tokens.valid(sub("ada"));
    final String colleague = Tokens.valid(sub("colleague"));
    final String stranger = Tokens.valid(sub("stranger"));

    /** Tells the server about them. */
    void arrive() throws Exception {
        Organisation.department(run);
        Organisation.department(run + "-part", "{\"name\":\"x\",\"parent\":\"" + run + "\"}");
        change(
                ada,
                "{\"job_title\":\"Countess" + run + "\",\"location\":\"London " + run + "\",\"skills\":[\"Chess " + run
                        + "\"],\"biography\":\"Secret"
                        + run + "\",\"phones\":[\"+44 1\"],\"languages\":[\"en-GB\"],"
                        + "\"visibility\":{\"biography\":\"me\",\"skills\":\"colleagues\"}}");
        change(colleague, "{}");
        change(stranger, "{}");
        Organisation.say(sub("ada"), "{\"department\":\"" + run + "-part\"}");
        Organisation.say(sub("colleague"), "{\"department\":\"" + run + "-part\"}");
    }

    /** The subject of one of them. */
    String sub(String name) {
        return name + "-" + run;
    }

    static void change(String token, String body) throws Exception {
        HttpResponse<String> answer = FRONTEND.patch(token, Caller.tagOf(FRONTEND.get(token)), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    static String search(String token, String parameters) throws Exception {
        HttpResponse<String> answer = FRONTEND.get("/api/people?" + parameters, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
