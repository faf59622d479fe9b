package triad.backend.person;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The end of everything that is stored of a person, in this order: what others say of them, then their own. The chain of managers and the
 * person are locked before: nobody begins to report to them meanwhile, and no change of theirs leaves something behind.
 */
class Erasure {
    private static final List<String> STEPS = List.of(
            """
            update person set manager = null, reports_to = null, version = version + 1 where manager = :subject
            """,
            "delete from person_facet where field = 'manager' and text = :subject",
            "update person_change set old_text = null where field = 'manager' and old_text = :subject",
            "update person_change set new_text = null where field = 'manager' and new_text = :subject",
            "delete from people_import_error where sub = :subject",
            "delete from person_facet where subject = :subject",
            "delete from person_change where subject = :subject",
            "delete from photo where subject = :subject",
            "delete from person where subject = :subject");

    static void of(Handle handle, String subject) {
        STEPS.forEach(step -> handle.createUpdate(step).bind("subject", subject).execute());
    }
}
