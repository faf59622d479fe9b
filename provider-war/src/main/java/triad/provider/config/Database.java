package triad.provider.config;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
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
import org.jspecify.annotations.Nullable;

/**
 * The provider's database: an H2 file by default, PostgreSQL by {@code provider.database.url} alone.
 *
 * <p>Transactions are the container's ({@code @Transactional} on a use case); Jdbi joins them and never commits.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:app/jdbc/provider",
        className = "triad.provider.config.UrlDataSource",
        url =
                "${MPCONFIG=provider.database.url:jdbc:h2:file:./data/provider;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE}",
        user = "${MPCONFIG=provider.database.user:triad}",
        password = "${MPCONFIG=provider.database.password:}",
        minPoolSize = 2,
        maxPoolSize = 32,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.fail-all-connections=true",
            // All of them are alike: one account, one URL
            "fish.payara.match-connections=false",
            "fish.payara.max-wait-time-in-millis=5000"
        })
@Default
@Readiness
public class Database implements HealthCheck {
    private static final int ANSWER_SECONDS = 2;
    private static final Pattern CURRENT_SCHEMA = Pattern.compile("[?&]currentSchema=(\\w+)");

    @Resource(lookup = "java:app/jdbc/provider")
    private @Nullable DataSource source;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private @Nullable TransactionSynchronizationRegistry transactions;

    /** SQL with named parameters over the container's connections. */
    @Produces
    @Singleton
    public Jdbi jdbi() {
        Jdbi jdbi = Jdbi.create(source());
        jdbi.setTransactionHandler(new NoOpTransactionHandler());
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        return jdbi;
    }

    /** Tells whether the thread is in a transaction. */
    @Produces
    @Singleton
    public TransactionSynchronizationRegistry transactions() {
        return Objects.requireNonNull(transactions, "the container injects the registry");
    }

    /** Brings the schema forward; several nodes may start at once, one of them migrates. */
    public void migrate() {
        FluentConfiguration flyway =
                Flyway.configure(Database.class.getClassLoader()).dataSource(source());
        schema().ifPresent(flyway::defaultSchema);
        flyway.load().migrate();
    }

    /** Ready as long as the database answers within two seconds: a balancer sends people to another node meanwhile. */
    @Override
    public HealthCheckResponse call() {
        try (Connection connection = source().getConnection()) {
            return HealthCheckResponse.named("database")
                    .status(connection.isValid(ANSWER_SECONDS))
                    .build();
        } catch (SQLException away) {
            return HealthCheckResponse.down("database");
        }
    }

    /** Whether the handle's connection leads to PostgreSQL, where it is not H2. */
    public static boolean isPostgres(Handle handle) {
        try {
            return isPostgres(handle.getConnection());
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say what it is", e);
        }
    }

    static boolean isPostgres(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    /** The schema that a PostgreSQL URL names ({@code currentSchema=…}); Flyway makes it where it is missing. */
    private static Optional<String> schema() {
        return ConfigProvider.getConfig()
                .getOptionalValue("provider.database.url", String.class)
                .map(CURRENT_SCHEMA::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    private DataSource source() {
        return Objects.requireNonNull(source, "the container injects the data source");
    }
}
