package triad.backend.people;

import java.util.List;
import org.jdbi.v3.core.Handle;
import triad.backend.listing.Listings;
import triad.backend.listing.Vocabulary;
import triad.backend.person.Person;
import triad.backend.person.PersonRows;

/**
 * The end of everything that is stored of a person, in this order: what others say of them, then their own. The chain of managers is
 * locked before, and then the person with all who report to them: nobody begins to meanwhile, and no change leaves something behind.
 */
class Erasure {
    private static final int AT_ONCE = 500;

    private static final List<String> STEPS = List.of(
            "update person_change set old_text = null where field = 'manager' and old_text = :subject",
            "update person_change set new_text = null where field = 'manager' and new_text = :subject",
            "delete from people_import_error where sub = :subject",
            "delete from listing where subject = :subject",
            "delete from person_change where subject = :subject",
            "delete from photo where subject = :subject",
            "delete from person where subject = :subject");

    /** Of somebody who is not known there is nothing. */
    static void of(Handle handle, String subject) {
        handle.createQuery(
                        "select subject from person where subject = :subject or manager = :subject order by subject for update")
                .bind("subject", subject)
                .mapTo(String.class)
                .list();
        PersonRows.find(handle, subject, "").ifPresent(person -> {
            for (var some = reportsTo(handle, subject); !some.isEmpty(); some = reportsTo(handle, subject)) {
                release(handle, some);
            }
            STEPS.forEach(
                    step -> handle.createUpdate(step).bind("subject", subject).execute());
            Vocabulary.change(handle, List.of(person), List.of());
        });
    }

    private static List<Person> reportsTo(Handle handle, String subject) {
        return handle.createQuery("select " + PersonRows.COLUMNS
                        + " from person p where p.manager = :subject order by p.subject fetch first :most rows only")
                .bind("subject", subject)
                .bind("most", AT_ONCE)
                .map(new PersonRows())
                .list();
    }

    /** They have no manager any more, and nobody finds them as their manager did. */
    private static void release(Handle handle, List<Person> reports) {
        handle.createUpdate("""
                        update person set manager = null, reports_to = null, manager_seen_by = null, version = version + 1
                        where subject in (<reports>)
                        """)
                .bindList("reports", reports.stream().map(Person::subject).toList())
                .execute();
        Listings.replace(
                handle, reports, reports.stream().map(Person::withoutManager).toList());
    }
}
