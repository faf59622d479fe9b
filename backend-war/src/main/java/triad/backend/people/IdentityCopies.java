package triad.backend.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import triad.backend.change.PersonChanged;
import triad.backend.config.Database;
import triad.backend.listing.Listings;
import triad.backend.person.KnownIdentity;
import triad.backend.person.Person;
import triad.backend.person.PersonRows;

/** The copies of what the provider said about people: with the first one a person is listed. */
@ApplicationScoped
class IdentityCopies {
    private final Jdbi jdbi;
    private final Event<PersonChanged> changes;

    @Inject
    IdentityCopies(Jdbi jdbi, Event<PersonChanged> changes) {
        this.jdbi = jdbi;
        this.changes = changes;
    }

    /** Keeps a copy of a person who is known, unless there is one of that time or later. */
    @Transactional
    void keep(String subject, KnownIdentity identity, Instant at) {
        jdbi.useHandle(handle -> PersonRows.find(handle, subject, Database.forChange(handle))
                .filter(person -> !person.isKnownSince(at))
                .ifPresent(before -> {
                    Person after = before.with(identity, at);
                    update(handle, after, at);
                    Listings.replace(handle, List.of(before), List.of(after));
                    changes.fire(new PersonChanged(subject));
                }));
    }

    private static void update(Handle handle, Person person, Instant at) {
        Update update =
                handle.createUpdate("""
                        update person set name = :name, given_name = :given_name, family_name = :family_name, email = :email,
                          email_verified = :email_verified, picture = :picture, locale = :locale,
                          preferred_username = :preferred_username, zoneinfo = :zoneinfo, identity_at = :at, sort_name = :sort_name
                        where subject = :subject
                        """).bind("subject", person.subject()).bind("at", at);
        PersonRows.bind(update, person.identity());
        update.execute();
    }
}
