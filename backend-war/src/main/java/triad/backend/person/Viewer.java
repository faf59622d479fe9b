package triad.backend.person;

import java.util.Optional;
import triad.backend.field.PersonField;
import triad.backend.field.Visibility;

/**
 * Somebody who looks at people. Colleagues are the people of one department, a manager and their reports; a department or a manager that
 * is for its person alone makes none, so that nobody can find it out by who sees what.
 *
 * @param team the department whose people are their colleagues
 * @param manager who stands above them
 */
public record Viewer(String subject, Optional<String> team, Optional<String> manager) {

    static Viewer of(String subject, Optional<Person> known) {
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

    private boolean isColleagueOf(Person person) {
        return (team.isPresent() && team.equals(person.details().sharedTextOf(PersonField.DEPARTMENT)))
                || person.details().sharedTextOf(PersonField.MANAGER).equals(Optional.of(subject))
                || manager.equals(Optional.of(person.subject()));
    }
}
