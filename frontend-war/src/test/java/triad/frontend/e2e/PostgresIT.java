package triad.frontend.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The same WARs on PostgreSQL by {@code scripts/run --postgres} alone. */
@Order(Integer.MAX_VALUE)
class PostgresIT {
    @BeforeAll
    static void portsAreFree() {
        Demo.leave();
    }

    @Test
    void profile_isKeptInPostgres_andACrashIsTold() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                RunScript servers = RunScript.start(
                                "run-postgres", "--postgres", postgres.getJdbcUrl("postgres", "postgres"))
                        .awaitReady();
                Chromium chromium = new Chromium();
                BrowserContext alice = chromium.person()) {
            Page page = alice.newPage();
            page.navigate(RunScript.FRONTEND + "/profile");
            page.getByLabel("User name").fill("alice");
            page.getByLabel("Password").fill(servers.password());
            page.locator("#submit").click();
            page.locator("#allow").click();
            Chromium.field(page, "Job title").fill("Keeper of rows");
            page.getByText("Save").click();
            assertThat(page.locator("main")).containsText("saved");
            assertThat(stored(postgres, "select job_title from backend.person where given_name = 'Alice'"))
                    .isEqualTo("Keeper of rows");
            assertThat(stored(postgres, "select username from provider.user_account where given_name = 'Alice'"))
                    .isEqualTo("alice");
            crash(servers);
        }
    }

    /** One server that dies takes the others along, and the script says which it was. */
    private static void crash(RunScript servers) {
        servers.server("backend").destroyForcibly();
        assertThat(servers.awaitExit()).isNotZero();
        assertThat(servers.output()).contains("The backend has stopped");
    }

    private static String stored(EmbeddedPostgres postgres, String query) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
