package triad.backend.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static triad.backend.imports.ImportCalls.counts;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.SharedServer;
import triad.backend.fake.TestDatabase;
import triad.backend.fake.Tokens;

/** Imports that a node left behind when it died, as the database has them: another goes on, and does nothing twice. */
@ExtendWith(ArquillianExtension.class)
class ImportTakeoverIT {
    private final String run = "takeover-" + UUID.randomUUID();
    private final ImportCalls administrator = new ImportCalls(run);

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeAll
    static void needsAServer() {
        assumeTrue(TestDatabase.canLeave(), "H2 runs within the server, and nobody else can write there");
    }

    @Test
    void importOfADeadNode_goesOnAfterItsLastStep() throws Exception {
        JsonObject state = administrator.await(leftBehind(false, 2, 1));

        assertThat(state.getString("state")).isEqualTo("done");
        assertThat(counts(state)).containsExactly(4, 4, 4, 0, 0, 0);
        assertThat(profile("p1")).contains("\"profile\":{}");
        assertThat(profile("p2")).contains("\"profile\":{\"location\":\"Rome\"}");
    }

    @Test
    void dryRunOfADeadNode_beginsAnew() throws Exception {
        JsonObject state = administrator.await(leftBehind(true, 2, 1));

        assertThat(counts(state)).containsExactly(4, 4, 4, 0, 0, 0);
        assertThat(profile("p3")).contains("\"profile\":{}");
    }

    @Test
    void importThatNoNodeSurvives_isGivenUp() throws Exception {
        JsonObject state = administrator.await(leftBehind(false, 2, 5));

        assertThat(state.getString("state")).isEqualTo("failed");
        assertThat(counts(state)).containsExactly(4, 2, 2, 0, 0, 0);
        assertThat(profile("p2")).contains("\"profile\":{}");
    }

    /** The node that lost its claim undoes its step, and no row is done twice. */
    @Test
    void claimTakenAwayInTheMiddle_doesNothingTwice() throws Exception {
        int rows = 5000;
        String path = ImportCalls.path(administrator.send("sub,location\n"
                + IntStream.range(0, rows)
                        .mapToObj(row -> run + "-r" + row + ",Rome\n")
                        .collect(Collectors.joining())));
        administrator.awaitFirstRows(path);
        try (Connection connection = TestDatabase.connect();
                PreparedStatement take = connection.prepareStatement("""
                        update people_import set claim = 'a thief who died', claimed_at = now() - interval '1 minute'
                        where id = ? and state = 'running'
                        """)) {
            take.setString(1, path.substring(path.lastIndexOf('/') + 1));
            assertThat(take.executeUpdate()).isEqualTo(1);
        }

        JsonObject state = administrator.await(path);

        assertThat(counts(state)).containsExactly(rows, rows, rows, 0, 0, 0);
        try (Connection connection = TestDatabase.connect();
                PreparedStatement count = connection.prepareStatement(
                        "select count(*), max(version), (select count(*) from person_change where subject like ?) from person"
                                + " where subject like ?")) {
            count.setString(1, run + "-r%");
            count.setString(2, run + "-r%");
            ResultSet found = count.executeQuery();
            found.next();
            assertThat(List.of(found.getInt(1), found.getInt(2), found.getInt(3)))
                    .containsExactly(rows, 1, rows);
        }
    }

    private String profile(String name) throws Exception {
        return Caller.FRONTEND.get(Tokens.valid(run + "-" + name)).body();
    }

    /** Four rows, of which some are said to be done. */
    private String leftBehind(boolean dryRun, int done, int attempts) throws Exception {
        String id = UUID.randomUUID().toString();
        StringBuilder file = new StringBuilder("sub,location\n");
        for (int row = 0; row < 4; row++) {
            file.append(run).append("-p").append(row).append(",Rome\n");
        }
        OffsetDateTime before = OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1);
        try (Connection connection = TestDatabase.connect();
                PreparedStatement add = connection.prepareStatement("""
                        insert into people_import values
                          (?, ?, 'text/csv', ?, 'running', 4, ?, ?, 0, 0, 0, ?, ?, null, 'the dead', ?, ?)
                        """);
                PreparedStatement part =
                        connection.prepareStatement("insert into people_import_part values (?, 0, ?)")) {
            connection.setAutoCommit(false);
            add.setString(1, id);
            add.setString(2, run);
            add.setBoolean(3, dryRun);
            add.setInt(4, done);
            add.setInt(5, done);
            add.setObject(6, before);
            add.setObject(7, before);
            add.setObject(8, before);
            add.setInt(9, attempts);
            add.executeUpdate();
            part.setString(1, id);
            part.setBytes(2, file.toString().getBytes(StandardCharsets.UTF_8));
            part.executeUpdate();
            connection.commit();
        }
        return "/api/imports/" + id;
    }
}
