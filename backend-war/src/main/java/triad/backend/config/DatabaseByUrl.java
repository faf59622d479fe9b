package triad.backend.config;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the container's pool draws connections from: the driver in the WAR that takes the URL, so that the URL alone chooses. */
public class DatabaseByUrl implements DataSource {
    static final String POSTGRES = "jdbc:postgresql:";

    /** Of PostgreSQL's driver, in seconds: a server that does not answer for so long counts as gone; 0 is never. H2 knows none of these. */
    private static final String ANSWER_SECONDS = "socketTimeout";

    private static final Map<String, String> PATIENCE =
            Map.of("connectTimeout", "5", ANSWER_SECONDS, "15", "tcpKeepAlive", "true");

    private final Properties account = new Properties();
    private String url = "";

    /** The same database with all the patience that statements may need; a server that is gone is noticed by keep-alive. */
    static DatabaseByUrl patient(String url, String user, String password) {
        DatabaseByUrl database = new DatabaseByUrl();
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
        database.account.setProperty(ANSWER_SECONDS, "0");
        return database;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public void setUser(String user) {
        account.setProperty("user", user);
    }

    public void setPassword(String password) {
        account.setProperty("password", password);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(account);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Properties other = new Properties();
        other.setProperty("user", user);
        other.setProperty("password", password);
        return connect(other);
    }

    private Connection connect(Properties who) throws SQLException {
        if (url.startsWith(POSTGRES)) {
            PATIENCE.forEach(who::putIfAbsent);
        }
        for (Driver driver : ServiceLoader.load(Driver.class, DatabaseByUrl.class.getClassLoader())) {
            Connection connection = driver.acceptsURL(url) ? driver.connect(url, who) : null;
            if (connection != null) {
                return connection;
            }
        }
        throw new SQLException("backend.database.url must start with jdbc:h2: or jdbc:postgresql:");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
