package triad.backend.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** How long connections wait for an answer: those of the pool not for ever, those of the start as long as a statement takes. */
class DatabaseByUrlTest {

    @Test
    void connectionToPostgres_isPatientAtStartOnly() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");

            assertThat(patience(pooled(url))).isEqualTo(15_000);
            assertThat(patience(atStartup(url))).isZero();
        }
    }

    /** A statement that takes longer than the pool would wait, which the URL makes short here. */
    @Test
    void longStatement_endsAtStartAndNotInThePool() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            DatabaseByUrl impatient = pooled(postgres.getJdbcUrl("postgres", "postgres") + "&socketTimeout=1");
            assertThatThrownBy(() -> sleep(impatient)).isInstanceOf(SQLException.class);

            sleep(atStartup(postgres.getJdbcUrl("postgres", "postgres")));
        }
    }

    @Test
    void h2_isOpenedWithItsUsualAccount() throws Exception {
        try (Connection connection = Database.atStartup(config(Map.of(Database.URL, "jdbc:h2:mem:start")))
                        .getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("select 1")).isTrue();
            assertThat(connection.getMetaData().getUserName()).isEqualTo("SA");
        }
    }

    @Test
    void otherDatabase_isRefused() {
        assertThatThrownBy(() -> Database.atStartup(config(Map.of(Database.URL, "jdbc:oracle:thin:@x")))
                        .getConnection())
                .hasMessage("backend.database.url must start with jdbc:h2: or jdbc:postgresql:");
    }

    private static int patience(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getNetworkTimeout();
        }
    }

    private static void sleep(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_sleep(1.5)");
        }
    }

    private static DatabaseByUrl pooled(String url) {
        DatabaseByUrl database = new DatabaseByUrl();
        database.setUrl(url);
        database.setUser("postgres");
        database.setPassword("");
        return database;
    }

    private static DataSource atStartup(String url) {
        return Database.atStartup(
                config(Map.of(Database.URL, url, Database.USER, "postgres", Database.PASSWORD, "postgres")));
    }

    private static Config config(Map<String, String> values) {
        return (Config) Proxy.newProxyInstance(
                DatabaseByUrlTest.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.ofNullable(values.get((String) arguments[0])));
    }
}
