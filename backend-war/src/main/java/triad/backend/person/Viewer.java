package triad.backend.person;

import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import triad.backend.field.PersonField;
import triad.backend.field.Visibility;

/**
 * Somebody who looks at people. Colleagues are the people of one department, a manager and their reports; a department or a manager that
 * is for its person alone makes none, so that nobody can find it out by who sees what. Both are said by administrators, and so nobody
 * makes themselves a colleague. Administrators are no viewers of another kind: in lists, searches, charts and cards they see what others in
 * their place would see, and only a person's own address shows them all.
 *
 * @param team the department whose people are their colleagues
 * @param manager who stands above them
 */
public record Viewer(String subject, Optional<String> team, Optional<String> manager) {

    /** The rule of {@link #audienceOf} in SQL: that the person in the row {@code p} is a colleague of the viewer who is bound. */
    public static final String IS_COLLEAGUE = "(p.team = :team or p.reports_to = :viewer or p.subject = :manager)";

    public static Viewer of(String subject, Optional<Person> known) {
        return new Viewer(
                subject,
                known.flatMap(person -> person.details().sharedTextOf(PersonField.DEPARTMENT)),
                known.flatMap(person -> person.details().sharedTextOf(PersonField.MANAGER)));
    }

    /** What they are to a person. */
    public Visibility audienceOf(Person person) {
        if (subject.equals(person.subject())) {
            return Visibility.ME;
        }
        return isColleagueOf(person) ? Visibility.COLLEAGUES : Visibility.EVERYONE;
    }

    /** Says who looks, to a query with the condition. */
    public Query bind(Query query) {
        return query.bind("viewer", subject).bind("team", team.orElse(null)).bind("manager", manager.orElse(null));
    }

    private boolean isColleagueOf(Person person) {
        return (team.isPresent() && team.equals(person.details().sharedTextOf(PersonField.DEPARTMENT)))
                || person.details().sharedTextOf(PersonField.MANAGER).equals(Optional.of(subject))
                || manager.equals(Optional.of(person.subject()));
    }
}
