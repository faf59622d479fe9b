package triad.backend.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import triad.backend.field.PersonField;
import triad.backend.people.People;

/** The stored photos, each with its hash at its person; of changes to one and the same photo the first wins, and the others are refused. */
@ApplicationScoped
public class Photos {
    private final Jdbi jdbi;
    private final People people;
    private final Clock clock;

    @Inject
    Photos(Jdbi jdbi, People people, Clock clock) {
        this.jdbi = jdbi;
        this.people = people;
        this.clock = clock;
    }

    /** Whether somebody may see it is not asked here. */
    public Optional<Photo> find(String subject, PhotoSize size) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select hash, " + size.column() + " as jpeg from photo where subject = :subject")
                .bind("subject", subject)
                .map((row, context) -> new Photo(row.getString("hash"), size, row.getBytes("jpeg")))
                .findOne());
    }

    /**
     * Gives a person a photo.
     *
     * @param from the hash of the one they have
     */
    @Transactional
    public void put(String subject, Optional<String> from, NewPhoto photo) {
        change(subject, from, Optional.of(photo.hash()));
        jdbi.useHandle(handle -> {
            String update = "update photo set hash = :hash, large = :large, small = :small, updated_at = :now"
                    + " where subject = :subject";
            if (store(handle, update, subject, photo) == 0) {
                String insert = "insert into photo (subject, hash, large, small, updated_at)"
                        + " values (:subject, :hash, :large, :small, :now)";
                store(handle, insert, subject, photo);
            }
        });
    }

    private int store(Handle handle, String sql, String subject, NewPhoto photo) {
        Update update = handle.createUpdate(sql).bind("subject", subject).bind("now", clock.instant());
        return update.bind("hash", photo.hash())
                .bind("large", photo.large())
                .bind("small", photo.small())
                .execute();
    }

    /** Takes it away. */
    @Transactional
    public void delete(String subject, String hash) {
        change(subject, Optional.of(hash), Optional.empty());
        jdbi.useHandle(handle -> handle.createUpdate("delete from photo where subject = :subject")
                .bind("subject", subject)
                .execute());
    }

    private void change(String subject, Optional<String> from, Optional<String> to) {
        people.change(
                subject,
                person -> person.details().textOf(PersonField.PHOTO).equals(from),
                details -> details.with(PersonField.PHOTO, to),
                subject);
    }
}
