package triad.backend.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.SharedServer;
import triad.backend.fake.TestDatabase;
import triad.backend.fake.Tokens;

/** The directory as a file over mutual TLS: what is in it, in which form, and that half of it is never taken for all of it. */
@ExtendWith(ArquillianExtension.class)
class ExportIT {
    private final String run = "export-" + UUID.randomUUID();
    private final String administrator = Tokens.administrator(run + "-administrator");

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @Test
    void csv_hasEveryFieldWhoeverMaySeeIt() throws Exception {
        tell(
                "{\"job_title\":\"=cmd()\",\"phones\":[\"+49 1\",\"2\"],\"visibility\":{\"job_title\":\"me\",\"phones\":\"me\"},"
                        + "\"out_of_office\":{\"from\":\"2027-01-01\",\"until\":\"2027-01-02\",\"message\":\"Back, \\\"soon\\\"\"}}");

        HttpResponse<String> file = export("text/csv", administrator);

        assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8;header=present");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .get()
                .asString()
                .matches("attachment; filename=\"people-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        assertThat(file.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(file.body())
                .startsWith(
                        "sub,name,given_name,family_name,email,email_verified,picture,locale,photo,job_title,department,manager,location,"
                                + "time_zone,phones,languages,skills,pronouns,biography,links,out_of_office.from,out_of_office.until,"
                                + "out_of_office.message,version,updated_at\r\n")
                .contains("\r\n" + run + ",Name of " + run
                        + ",,,a@example.org,true,,,,'=cmd(),,,,,\"'+49 1\n2\",,,,,,2027-01-01,"
                        + "2027-01-02,\"Back, \"\"soon\"\"\",1,");
        assertThat(file.body()).endsWith("\r\n").doesNotContain("visibility");
    }

    @Test
    void json_isOneListOfPeople() throws Exception {
        tell("{\"job_title\":\"=cmd()\",\"visibility\":{\"job_title\":\"me\"}}");

        HttpResponse<String> file = export("application/json", administrator);

        assertThat(file.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .get()
                .asString()
                .endsWith(".json\"");
        assertThat(file.body())
                .startsWith("{\"people\":[{\"sub\":\"")
                .contains(
                        "\"sub\":\"" + run + "\",\"name\":\"Name of " + run
                                + "\",\"email\":\"a@example.org\",\"email_verified\":true,\"job_title\":\"=cmd()\",\"version\":1,")
                .endsWith("}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "text/* | text/csv",
                "text/csv;q=0.5, application/json;q=0.1 | text/csv",
                "text/html, application/json;q=0.9 | application/json",
                "text/csv; charset=utf-8; header=present | text/csv"
            })
    void form_isWhatTheCallerLikesBest(String accept, String type) throws Exception {
        assertThat(export(accept, administrator).headers().firstValue("Content-Type"))
                .get()
                .asString()
                .startsWith(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml"})
    void otherForm_is406(String accept) throws Exception {
        HttpResponse<String> answer = export(accept, administrator);

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void personWhoNeverSignedIn_isNotInIt() throws Exception {
        assertThat(export("text/csv", administrator).body()).doesNotContain(run);
    }

    @Test
    void callerWhoMayNot_getsNothing() throws Exception {
        String old = Tokens.with(run, claims -> claims.claim("groups", List.of("administrator"))
                .claim("auth_time", Instant.now().minusSeconds(601).getEpochSecond()));
        String revoked = Tokens.administrator(run);
        FakeProvider.start().revoked.add(revoked);

        assertThat(export("text/csv", Tokens.valid(run)).statusCode()).isEqualTo(403);
        assertThat(export("text/csv", old).statusCode()).isEqualTo(401);
        assertThat(export("text/csv", revoked).statusCode()).isEqualTo(401);
    }

    /** RFC 9112 §8: an answer in chunks without its last one is incomplete. The last person cannot be read. */
    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/json"})
    void failureOnTheWay_breaksTheConnection(String type) throws Exception {
        assumeTrue(TestDatabase.canLeave(), "H2 runs within the server, and nobody else can write there");
        execute("insert into person select 'zzz-" + run + "-' || n, 0, '', '', '', '', true, '', '', now(), "
                + "null, null, null, null, null, case n when 1999 then '[' end, null, null, null, null, null, null, "
                + "'{}', null, '', null, null from generate_series(1000, 1999) n");
        try {
            assertThatThrownBy(() -> export(type, administrator)).isInstanceOf(IOException.class);
        } finally {
            execute("delete from person where subject like 'zzz-" + run + "%'");
        }
        assertThat(export(type, administrator).statusCode()).isEqualTo(200);
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = TestDatabase.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void tell(String patch) throws Exception {
        String person = Tokens.valid(run);
        String tag = Caller.FRONTEND.get(person).headers().firstValue("ETag").orElseThrow();
        assertThat(Caller.FRONTEND.patch(person, tag, patch).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> export(String accept, String token) throws Exception {
        return Caller.FRONTEND.send(Caller.to("/api/export")
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept));
    }
}
