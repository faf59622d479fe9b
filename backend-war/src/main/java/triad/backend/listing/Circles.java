package triad.backend.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import triad.backend.field.PersonField;
import triad.backend.field.Visibility;
import triad.backend.person.Person;
import triad.backend.person.Viewer;

/**
 * The rule of {@link Viewer#audienceOf} for {@link Terms}: everybody is in some circles, and a person shows each term to some. What
 * everyone sees has an empty mark; whatever has another is for those alone who are in its circle.
 */
class Circles {
    private static final String EVERYONE = "";

    /** The marks of those to whom a person shows what that audience, and no greater one, sees. */
    static List<String> of(Person person, Visibility audience) {
        return switch (audience) {
            case EVERYONE -> List.of(EVERYONE);
            case COLLEAGUES ->
                Stream.of(
                                person.details()
                                        .sharedTextOf(PersonField.DEPARTMENT)
                                        .map(Circles::team),
                                person.details()
                                        .sharedTextOf(PersonField.MANAGER)
                                        .map(Circles::managerNamed),
                                Optional.of(reportsTo(person.subject())))
                        .flatMap(Optional::stream)
                        .toList();
            case ME -> List.of(only(person.subject()));
        };
    }

    /** The marks of those among whom somebody is; they see of themselves what their reports see too. */
    static List<String> around(Viewer viewer) {
        String self = viewer.subject();
        List<String> marks = new ArrayList<>(List.of(EVERYONE, only(self), reportsTo(self), managerNamed(self)));
        viewer.team().map(Circles::team).ifPresent(marks::add);
        viewer.manager().map(Circles::reportsTo).ifPresent(marks::add);
        return marks;
    }

    private static String team(String department) {
        return mark("team " + department);
    }

    private static String managerNamed(String subject) {
        return mark("manager " + subject);
    }

    private static String reportsTo(String subject) {
        return mark("reports " + subject);
    }

    private static String only(String subject) {
        return mark("only " + subject);
    }

    private static String mark(String circle) {
        return "@" + Terms.hash(circle);
    }
}
