package triad.backend.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What administrators say about people and departments; each person has one of their own, so that no share of requests is used up. */
public class Organisation {

    /** What an administrator has to send with a change. */
    public static String tagOf(String subject) throws IOException, InterruptedException {
        return Caller.FRONTEND
                .get(path(subject), administratorOf(subject))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    /** Changes somebody who is known, to what they are now. */
    public static HttpResponse<String> patch(String subject, String body) throws IOException, InterruptedException {
        return patch(subject, tagOf(subject), body);
    }

    public static HttpResponse<String> patch(String subject, String tag, String body)
            throws IOException, InterruptedException {
        return Caller.FRONTEND.patch(path(subject), administratorOf(subject), tag, body);
    }

    /** Changes somebody who is known, and it works. */
    public static void say(String subject, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = patch(subject, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Makes a department of a name that nobody minds. */
    public static void department(String id) throws IOException, InterruptedException {
        department(id, "{\"name\":\"x\"}");
    }

    public static void department(String id, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = Caller.FRONTEND.send(Caller.to("/api/departments/" + id)
                .header("Authorization", "Bearer " + administratorOf(id))
                .header("Content-Type", "application/json")
                .header("If-None-Match", "*")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String administratorOf(String subject) {
        return Tokens.administrator("administrator-of-" + subject);
    }

    private static String path(String subject) {
        return "/api/people/" + subject;
    }
}
