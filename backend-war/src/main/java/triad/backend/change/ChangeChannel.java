package triad.backend.change;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * What PostgreSQL tells over one connection: who has changed (V10), and what this server told itself. Since it tells everything in the order
 * of the commits, whoever hears their own word again has heard all that was committed before; a pooler that loses words is found out.
 */
class ChangeChannel {
    private static final int ANSWER_MILLIS = 2000;
    private static final int LISTEN_MILLIS = 500;

    private final Handle handle;
    private final PGConnection connection;
    private final Clock clock;
    private final String self = "triad_" + UUID.randomUUID();

    private ChangeChannel(Handle handle, Clock clock) throws SQLException {
        this.handle = handle;
        this.clock = clock;
        this.connection = handle.getConnection().unwrap(PGConnection.class);
    }

    /** Directories in other schemas of the database have channels of their own. */
    static ChangeChannel open(Handle handle, Clock clock) throws SQLException {
        handle.getConnection().setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        ChangeChannel channel = new ChangeChannel(handle, clock);
        String people = handle.select("select 'person_changed_' || cast('person' as regclass)::oid")
                .mapTo(String.class)
                .one();
        handle.execute("listen " + people);
        handle.execute("listen \"" + channel.self + "\"");
        return channel;
    }

    /** Says something and listens until it comes back; then for a while, or until somebody changes. */
    void hear(PersonChanges changes) throws SQLException {
        Instant said = clock.instant();
        handle.execute("notify \"" + self + "\"");
        boolean isHeard = false;
        while (!isHeard) {
            PGNotification[] told = connection.getNotifications(ANSWER_MILLIS);
            if (told.length == 0) {
                throw new SQLException("Nothing comes back");
            }
            isHeard = take(told, changes);
        }
        changes.heardAll(said);
        take(connection.getNotifications(LISTEN_MILLIS), changes);
    }

    /** Whether this server's own word was among it. */
    private boolean take(PGNotification[] told, PersonChanges changes) {
        Stream.of(told)
                .filter(change -> !change.getName().equals(self))
                .forEach(change -> changes.changed(change.getParameter()));
        return Stream.of(told).anyMatch(word -> word.getName().equals(self));
    }
}
