package triad.frontend.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static triad.frontend.e2e.Chromium.press;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same WARs on PostgreSQL by {@code scripts/run --postgres} alone, whose rows tell what is kept, and let a sign-in be old. */
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(Witness.class)
class PostgresIT {
    private static final String JOB_TITLE = "select job_title from backend.person where given_name = 'Alice'";
    private static final Pattern PASSWORD_PAGE = Pattern.compile("^" + RunScript.PROVIDER + "/login");
    private static EmbeddedPostgres postgres;
    private static RunScript servers;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        Demo.leave();
        postgres = EmbeddedPostgres.start();
        servers = RunScript.start("run-postgres", "--postgres", postgres.getJdbcUrl("postgres", "postgres"))
                .awaitReady();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() throws IOException {
        if (chromium != null) {
            chromium.close();
        }
        if (servers != null) {
            servers.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    @Order(1)
    void profile_isKeptInPostgres() throws SQLException {
        try (BrowserContext alice = chromium.person()) {
            Page page = alice.newPage();
            page.navigate(RunScript.FRONTEND + "/profile");
            signIn(page);
            page.locator("#allow").click();
            Chromium.field(page, "Job title").fill("Keeper of rows");
            press(page, "Save");
            assertThat(page.locator("main")).containsText("saved");
            assertThat(stored(JOB_TITLE)).isEqualTo("Keeper of rows");
            assertThat(stored("select username from provider.user_account where given_name = 'Alice'"))
                    .isEqualTo("alice");
        }
    }

    /** RFC 9470 §4: the API wants a sign-in of the last ten minutes, the provider asks for the password, and the page goes on. */
    @Test
    @Order(2)
    void erasureAfterAnOldSignIn_asksForThePasswordAgain_andNothingIsErasedBefore() throws SQLException {
        try (BrowserContext alice = chromium.person()) {
            Page page = signedInElevenMinutesAgo(alice);
            page.getByText("Erase your data").click();
            erase(page);
            assertThat(page).hasURL(PASSWORD_PAGE);
            Chromium.picture(page, "10-step-up");
            page.goBack();
            stillThere(page);

            page.getByText("Erase your data").click();
            erase(page);
            page.locator("#cancel").click();
            assertThat(page.locator("main")).containsText("You said no");
            stillThere(page);

            page.getByText("Erase your data").click();
            erase(page);
            signIn(page);
            assertThat(page).hasURL(RunScript.FRONTEND + "/profile/erasure?fresh=yes");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("once more");
            assertThat(stored(JOB_TITLE)).isEqualTo("Keeper of rows");
            erase(page);
            assertThat(page.locator("h1")).hasText("Your data is erased");
            assertThat(stored("select count(*) from (" + JOB_TITLE + ") kept")).isEqualTo("0");
        }
    }

    /** One server that dies takes the others along, and the script says which it was. */
    @Test
    @Order(3)
    void crash_isTold() {
        servers.server("backend").destroyForcibly();

        assertThat(servers.awaitExit()).isNotZero();
        assertThat(servers.output()).contains("The backend has stopped");
    }

    /** The provider still knows the browser, and says with new tokens when that was. */
    private static Page signedInElevenMinutesAgo(BrowserContext alice) throws SQLException {
        Page page = alice.newPage();
        page.navigate(RunScript.FRONTEND + "/profile");
        signIn(page);
        assertThat(page).hasURL(RunScript.FRONTEND + "/profile");
        change("update provider.browser_session set auth_time = auth_time - interval '11 minutes'");
        alice.clearCookies(new ClearCookiesOptions().setName("__Host-triad-frontend"));
        return page;
    }

    private static void signIn(Page page) {
        page.getByLabel("User name").fill("alice");
        page.getByLabel("Password").fill(servers.password());
        page.locator("#submit").click();
    }

    private static void erase(Page page) {
        page.getByLabel("type the word").fill("erase");
        press(page, "Erase my data");
    }

    private static void stillThere(Page page) throws SQLException {
        page.navigate(RunScript.FRONTEND + "/profile");
        assertThat(Chromium.field(page, "Job title")).hasValue("Keeper of rows");
        assertThat(stored(JOB_TITLE)).isEqualTo("Keeper of rows");
    }

    private static String stored(String query) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void change(String update) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(update)).isPositive();
        }
    }
}
