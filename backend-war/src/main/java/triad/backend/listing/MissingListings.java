package triad.backend.listing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import triad.backend.config.AtStartup;
import triad.backend.person.Person;
import triad.backend.person.PersonRows;

/** Those who are listed and whom searches do not know yet, as after a migration: they are added at start, however many they are. */
@ApplicationScoped
class MissingListings {
    private static final int AT_ONCE = 500;

    private final Jdbi jdbi;

    @Inject
    MissingListings(@AtStartup Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** After the schema is up to date, and before there are indexes of many terms; each step is kept, whatever becomes of the next. */
    void add(@Observes @Priority(2) Startup event) {
        String after = "";
        List<Person> added;
        do {
            String last = after;
            added = jdbi.inTransaction(handle -> addSome(handle, last));
            after = added.isEmpty() ? last : added.get(added.size() - 1).subject();
        } while (!added.isEmpty());
    }

    /** One server after the other, as a person who is added twice would be counted twice. */
    private static List<Person> addSome(Handle handle, String after) {
        handle.createQuery("select tree from tree_lock where tree = 'listing' for update")
                .mapTo(String.class)
                .one();
        List<Person> missing = handle.createQuery("select " + PersonRows.COLUMNS + """
                         from person p
                        where p.identity_at is not null and p.subject > :after
                          and not exists (select 1 from listing where listing.subject = p.subject)
                        order by p.subject fetch first :most rows only
                        """)
                .bind("after", after)
                .bind("most", AT_ONCE)
                .map(new PersonRows())
                .list();
        Listings.replace(
                handle,
                missing.stream().map(person -> Person.unknown(person.subject())).toList(),
                missing);
        return missing;
    }
}
