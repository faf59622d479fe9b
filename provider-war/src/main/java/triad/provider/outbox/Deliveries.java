package triad.provider.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What became of the messages, for the people who run the provider. */
@ApplicationScoped
public class Deliveries {
    private final Jdbi jdbi;

    @Inject
    Deliveries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The latest messages, those that did not arrive before all others. */
    public List<MessageProgress> latest(int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select kind, receiver, state, attempts, created_at, last_error from outbox_message
                        order by case state when 'failed' then 0 when 'pending' then 1 when 'held' then 2 else 3 end,
                            created_at desc, message_id
                        limit :most
                        """)
                .bind("most", most)
                .map((row, context) -> new MessageProgress(
                        row.getString("kind"),
                        row.getString("receiver"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getTimestamp("created_at").toInstant(),
                        Optional.ofNullable(row.getString("last_error"))))
                .list());
    }
}
