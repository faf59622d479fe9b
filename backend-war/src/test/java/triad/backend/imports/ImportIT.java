package triad.backend.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.imports.ImportCalls.counts;
import static triad.backend.imports.ImportCalls.path;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** Files of people over mutual TLS: what their rows change, and what is wrong with them. */
@ExtendWith(ArquillianExtension.class)
class ImportIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private final String run = "import-" + UUID.randomUUID();
    private final ImportCalls administrator = new ImportCalls(run + "-administrator");

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    private String sub(String name) {
        return run + "-" + name;
    }

    /** A file in which {@code #name} stands for a subject of this test. */
    private String csv(String text) {
        return text.replace("#", run + "-");
    }

    private String profile(String name) throws Exception {
        HttpResponse<String> answer = FRONTEND.get(Tokens.valid(sub(name)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Caller.data(answer);
    }

    private String history(String name) throws Exception {
        return FRONTEND.get("/api/profile/history", Tokens.valid(sub(name))).body();
    }

    private int seen(String name) throws Exception {
        return FRONTEND.get("/api/people/" + sub(name), Tokens.valid(sub("stranger")))
                .statusCode();
    }

    @Test
    void unknownPerson_isListedAfterTheFirstSignInWithWhatWasImported() throws Exception {
        JsonObject state = administrator.complete(csv("sub,job_title,skills\n#ada,Archivist,\"a\nb\"\n"));

        assertThat(state.getString("state")).isEqualTo("done");
        assertThat(counts(state)).containsExactly(1, 1, 1, 0, 0, 0);
        assertThat(seen("ada")).isEqualTo(404);
        assertThat(profile("ada"))
                .contains("\"job_title\":\"Archivist\",\"skills\":[\"a\",\"b\"]", "\"name\":\"Name of " + sub("ada"));
        assertThat(seen("ada")).isEqualTo(200);
        assertThat(FRONTEND.get("/api/people?skill=b&q=" + sub("ada"), administrator.token)
                        .body())
                .contains("Archivist");
        assertThat(history("ada")).contains("\"version\":1,", "\"by\":\"" + run + "-administrator\"");
    }

    @Test
    void knownPeople_areChangedOnlyWhereTheFileSaysSomethingElse() throws Exception {
        administrator.complete(csv("sub,job_title,location\n#ada,Archivist,Paris\n#bob,Baker,Rome\n#cleo,,\n"));

        JsonObject state = administrator.complete(csv("location,name,sub\n,Nobody,#ada\nRome,,#bob\nOslo,,#cleo\n"));

        assertThat(counts(state)).containsExactly(3, 3, 0, 2, 1, 0);
        assertThat(profile("ada")).contains("\"profile\":{\"job_title\":\"Archivist\"}");
        assertThat(profile("bob")).contains("\"job_title\":\"Baker\",\"location\":\"Rome\"");
        assertThat(history("ada"))
                .contains("\"version\":2,", "{\"field\":\"location\",\"old\":\"Paris\",\"new\":null}");
        assertThat(history("bob")).contains("\"version\":1,").doesNotContain("\"version\":2,");
        assertThat(history("cleo")).contains("\"version\":1,").doesNotContain("\"version\":2,");
    }

    @Test
    void badRows_areToldAndTheOthersStored() throws Exception {
        JsonObject state = administrator.complete(csv("""
                sub,location,department,phones,manager,job_title
                #ada,Paris,,call me,,x
                #bob,Rome,nowhere,,,x
                #cleo,Oslo,,,nobody-at-all,x
                ,Bern,,,,x
                #dora,Kiel,,,,x
                #dora,Bonn,,,,x
                #eve,"a\0b",,"1
                1",,x
                #fay,Lyon
                "a\0b",Lyon,,,,x
                #guy,Ulm,,,,x
                """));

        assertThat(counts(state)).containsExactly(10, 10, 2, 0, 0, 8);
        assertThat(administrator.errors(state).stream().map(JsonObject::toString))
                .containsExactly(
                        csv(
                                "{\"row\":2,\"sub\":\"#ada\",\"field\":\"phones\",\"detail\":\"Digits, spaces and + ( ) . / - only\"}"),
                        csv(
                                "{\"row\":3,\"sub\":\"#bob\",\"field\":\"department\",\"detail\":\"There is no such department\"}"),
                        csv(
                                "{\"row\":4,\"sub\":\"#cleo\",\"field\":\"manager\",\"detail\":\"There is no such person\"}"),
                        "{\"row\":5,\"field\":\"sub\",\"detail\":\"Must be 1 to 255 characters, none of which controls the others\"}",
                        csv(
                                "{\"row\":7,\"sub\":\"#dora\",\"field\":\"sub\",\"detail\":\"Row 6 is about the same person\"}"),
                        csv("{\"row\":8,\"sub\":\"#eve\",\"field\":\"location\",\"detail\":\"No control characters\"}"),
                        csv("{\"row\":8,\"sub\":\"#eve\",\"field\":\"phones\",\"detail\":\"Nothing twice\"}"),
                        "{\"row\":9,\"detail\":\"Has 2 cells where 6 columns are named\"}",
                        "{\"row\":10,\"field\":\"sub\",\"detail\":\"Must be 1 to 255 characters, none of which controls the others\"}");
        assertThat(profile("dora")).contains("Kiel");
        assertThat(profile("ada")).contains("\"profile\":{}");
    }

    @Test
    void managers_comeFromAnywhereInTheFile() throws Exception {
        JsonObject state = administrator.complete(csv("sub,manager\n#cleo,#bob\n#bob,#ada\n#ada,\n"));
        assertThat(counts(state)).containsExactly(3, 3, 3, 0, 0, 0);

        JsonObject reversed = administrator.complete(csv("sub,manager\n#ada,#bob\n#bob,#cleo\n#cleo,\n"));

        assertThat(counts(reversed)).containsExactly(3, 3, 0, 3, 0, 0);
        assertThat(profile("ada")).contains("\"manager\":\"" + sub("bob") + "\"");
    }

    @Test
    void circles_areErrorsOfTheirRows() throws Exception {
        administrator.complete(csv("sub,manager\n#ada,\n#bob,#ada\n"));

        JsonObject within = administrator.complete(csv("sub,manager\n#cleo,#dora\n#dora,#cleo\n#eve,#ada\n"));
        JsonObject beyond = administrator.complete(csv("sub,manager\n#ada,#bob\n"));

        assertThat(counts(within)).containsExactly(3, 3, 1, 0, 0, 2);
        assertThat(counts(beyond)).containsExactly(1, 1, 0, 0, 0, 1);
        assertThat(administrator.errors(beyond).get(0).getString("detail")).isEqualTo("Nobody stands above themselves");
    }

    @Test
    void dryRun_saysTheSameAndChangesNothing() throws Exception {
        String file = csv("""
                sub,manager,location
                #bob,#ada,Rome
                #ada,,Oslo
                #cleo,#none,Kiel
                #dora,#cleo,Bonn
                #eve,#fay,Ulm
                #fay,#eve,Ulm
                """);
        JsonObject rehearsed = administrator.complete("?dry_run=true", file);
        assertThat(rehearsed.getBoolean("dry_run")).isTrue();
        assertThat(profile("bob")).contains("\"profile\":{}");

        JsonObject done = administrator.complete("?dry_run=false", file);

        assertThat(counts(rehearsed)).containsExactly(6, 6, 2, 0, 0, 4);
        assertThat(counts(done)).containsExactly(6, 6, 1, 1, 0, 4);
        assertThat(administrator.errors(rehearsed)).hasSize(4).isEqualTo(administrator.errors(done));
        assertThat(profile("bob")).contains("Rome", sub("ada"));
    }

    @Test
    void exportedFiles_comeBackUnchanged() throws Exception {
        administrator.complete(csv("""
                sub,biography,phones,skills,out_of_office.from,out_of_office.until,out_of_office.message,pronouns
                #ada,"''=1+1
                =2;=3, ""x""\","+49 1
                2","'=a
                b,c",2027-01-01,2027-01-02,"@all
                soon",'
                """));
        String before = profile("ada");
        assertThat(before).contains("\"biography\":\"'=1+1\\n=2;=3, \\\"x\\\"\"", "\"skills\":[\"=a\",\"b,c\"]");

        for (String type : List.of("text/csv", "application/json")) {
            HttpResponse<String> export = FRONTEND.send(Caller.to("/api/export")
                    .header("Authorization", "Bearer " + administrator.token)
                    .header("Accept", type));
            assertThat(export.body()).contains(sub("ada"));
            JsonObject state = administrator.await(
                    path(administrator.send("/api/imports", type, export.body().getBytes(StandardCharsets.UTF_8))));
            assertThat(state.getInt("failed")).isZero();
            assertThat(state.getInt("unchanged"))
                    .isEqualTo(state.getInt("rows"))
                    .isPositive();
        }
        assertThat(profile("ada")).isEqualTo(before);
    }
}
