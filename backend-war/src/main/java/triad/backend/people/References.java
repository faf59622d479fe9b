package triad.backend.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import triad.backend.field.Details;
import triad.backend.field.DetailsPatch;
import triad.backend.field.PersonField;
import triad.backend.person.Person;
import triad.backend.problem.FieldError;
import triad.backend.problem.Refusal;

/** What the department and the manager of a person must be beyond texts: there, and managers never in a circle. */
@ApplicationScoped
public class References {
    /** So many managers stand above a person at most. */
    public static final int MOST_LEVELS = 50;

    private static final String NO_DEPARTMENT = "There is no such department";

    /** Before the person is: whoever wants both the chain of managers and a person takes the chain first, and so nobody waits in a circle. */
    static void lock(Handle handle, DetailsPatch patch) {
        if (patch.mayChange(PersonField.MANAGER)) {
            lockManagers(handle);
        }
    }

    /** One after the other: two changes that are each fine can make a circle together, and nobody begins to report to who is erased. */
    static void lockManagers(Handle handle) {
        handle.createQuery("select tree from tree_lock where tree = 'manager' for update")
                .mapTo(String.class)
                .one();
    }

    /** Asked in the transaction of the change, after {@link #lock}. */
    void require(Handle handle, Person before, Details after) {
        changed(before, after, PersonField.DEPARTMENT).ifPresent(id -> requireDepartment(handle, id));
        changed(before, after, PersonField.MANAGER)
                .ifPresent(manager -> requireManager(handle, before.subject(), manager));
    }

    private static Optional<String> changed(Person before, Details after, PersonField field) {
        Optional<String> text = after.textOf(field);
        return text.equals(before.details().textOf(field)) ? Optional.empty() : text;
    }

    /** Locked, so that it is not deleted before the person is in it. */
    private static void requireDepartment(Handle handle, String id) {
        boolean exists = handle.createQuery("select id from department where id = :id for update")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .isPresent();
        if (!exists) {
            throw refused(PersonField.DEPARTMENT, NO_DEPARTMENT);
        }
    }

    private static void requireManager(Handle handle, String subject, String manager) {
        new ReportingLines().require(handle, subject, manager);
    }

    /** The same where what is asked for again and again is known already. */
    static void require(
            Handle handle, Person before, Details after, Predicate<String> isDepartment, ReportingLines lines) {
        changed(before, after, PersonField.DEPARTMENT)
                .filter(isDepartment.negate())
                .ifPresent(none -> {
                    throw refused(PersonField.DEPARTMENT, NO_DEPARTMENT);
                });
        changed(before, after, PersonField.MANAGER)
                .ifPresent(manager -> lines.require(handle, before.subject(), manager));
    }

    static Refusal refused(PersonField field, String detail) {
        return Refusal.ofFields(List.of(new FieldError(field.wireName(), detail)));
    }
}
