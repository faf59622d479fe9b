package triad.backend.config;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.NoOpTransactionHandler;

/**
 * The one database of this server: its pool, its schema brought up to date at start, and whether it answers.
 * {@code backend.database.url}, {@code .user} and {@code .password} choose H2 (the default, below the working directory) or PostgreSQL.
 */
@DataSourceDefinition(
        name = "java:app/jdbc/backend",
        className = "triad.backend.config.DatabaseByUrl",
        url = "${MPCONFIG=" + Database.URL + ":" + Database.USUAL_URL + "}",
        user = "${MPCONFIG=" + Database.USER + ":" + Database.USUAL_USER + "}",
        password = "${MPCONFIG=" + Database.PASSWORD + ":}",
        minPoolSize = 2,
        maxPoolSize = 32,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.fail-all-connections=true"
        })
@Readiness
@ApplicationScoped
public class Database implements HealthCheck {
    static final String URL = "backend.database.url";
    static final String USER = "backend.database.user";
    static final String PASSWORD = "backend.database.password";
    static final String USUAL_URL = "jdbc:h2:file:./data/backend";
    static final String USUAL_USER = "sa";

    private static final int ANSWER_SECONDS = 2;
    private static final Pattern CURRENT_SCHEMA = Pattern.compile("[?&]currentSchema=(\\w+)");

    @SuppressWarnings("NullAway.Init") // the container sets it
    @Resource(lookup = "java:app/jdbc/backend")
    private DataSource pool;

    /** SQL with named parameters over the container's connections; it joins the container's transactions and never commits. */
    @Produces
    @Singleton
    Jdbi jdbi() {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.setTransactionHandler(new NoOpTransactionHandler());
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        return jdbi;
    }

    /** Connections of their own, each closed after its use. */
    @Produces
    @Singleton
    @AtStartup
    Jdbi jdbiAtStartup() {
        return Jdbi.create(atStartup(ConfigProvider.getConfig()));
    }

    static DataSource atStartup(Config config) {
        return DatabaseByUrl.patient(
                config.getOptionalValue(URL, String.class).orElse(USUAL_URL),
                config.getOptionalValue(USER, String.class).orElse(USUAL_USER),
                config.getOptionalValue(PASSWORD, String.class).orElse(""));
    }

    /** The pool opens first and stays open: a database in memory ends with its last connection. */
    void migrate(@Observes @Priority(1) Startup event) throws SQLException {
        pool.getConnection().close();
        FluentConfiguration flyway =
                Flyway.configure(Database.class.getClassLoader()).dataSource(atStartup(ConfigProvider.getConfig()));
        if (url().startsWith(DatabaseByUrl.POSTGRES)) {
            flyway.locations("classpath:db/migration", "classpath:db/postgresql");
        }
        schema().ifPresent(flyway::defaultSchema);
        flyway.load().migrate();
    }

    /** The schema that a PostgreSQL URL names ({@code currentSchema=…}); Flyway makes it where it is missing. */
    private static Optional<String> schema() {
        return Optional.of(CURRENT_SCHEMA.matcher(url())).filter(Matcher::find).map(found -> found.group(1));
    }

    private static String url() {
        return ConfigProvider.getConfig().getOptionalValue(URL, String.class).orElse(USUAL_URL);
    }

    /** Whether a connection leads to PostgreSQL, where it is not H2. */
    public static boolean isPostgres(Handle handle) {
        try {
            return handle.getConnection().getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say what it is", e);
        }
    }

    /** The lock of rows that are changed but not taken out: others may refer to them meanwhile, where the database can tell the difference. */
    public static String forChange(Handle handle) {
        return isPostgres(handle) ? " for no key update" : " for update";
    }

    @Override
    public HealthCheckResponse call() {
        try (Connection connection = pool.getConnection()) {
            return HealthCheckResponse.named("database")
                    .status(connection.isValid(ANSWER_SECONDS))
                    .build();
        } catch (SQLException e) {
            return HealthCheckResponse.down("database");
        }
    }
}
