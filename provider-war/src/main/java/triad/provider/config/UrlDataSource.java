package triad.provider.config;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens connections by URL with whichever driver knows it, so that the URL alone chooses the database; the server pools them. */
public final class UrlDataSource implements DataSource {
    private String url = "";
    private String user = "";
    private String password = "";

    /** Set by the container from {@link Database}. */
    public void setUrl(String url) {
        this.url = url;
    }

    /** The JDBC URL. */
    public String getUrl() {
        return url;
    }

    /** Set by the container from {@link Database}. */
    public void setUser(String user) {
        this.user = user;
    }

    /** The database user. */
    public String getUser() {
        return user;
    }

    /** Set by the container from {@link Database}. */
    public void setPassword(String password) {
        this.password = password;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(user, password);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Properties credentials = new Properties();
        credentials.setProperty("user", user);
        credentials.setProperty("password", password);
        for (Driver driver : ServiceLoader.load(Driver.class, UrlDataSource.class.getClassLoader())) {
            Connection connection = driver.connect(url, credentials);
            if (connection != null) {
                return prepared(connection);
            }
        }
        throw new SQLException("No driver of this server knows provider.database.url");
    }

    /**
     * PostgreSQL plans each statement once, by its keys, for whatever values come: to plan anew costs more than to find a row by its
     * key, and so does a machine code for it; a plan from when a table was empty would read it whole later.
     */
    private static Connection prepared(Connection connection) throws SQLException {
        if (Database.isPostgres(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set jit = off");
            }
        }
        return connection;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // The drivers log through java.util.logging
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // Set by the URL: loginTimeout and socketTimeout of the driver
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("The drivers have their own loggers");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Not a wrapper for " + type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
