package triad.backend.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import triad.backend.field.Details;
import triad.backend.field.PersonField;
import triad.backend.field.Visibility;

/** The words by which a person is found, with a space between, which are never more than those who search may see. */
class SearchText {
    private static final List<PersonField> SEARCHED =
            List.of(PersonField.JOB_TITLE, PersonField.LOCATION, PersonField.SKILLS, PersonField.BIOGRAPHY);

    static String of(KnownIdentity identity, Details details, Visibility audience) {
        List<String> texts = new ArrayList<>(textsOf(identity, details, audience));
        if (details.visibilityOf(PersonField.EMAIL).includes(audience)) {
            Optional.ofNullable(identity.email()).ifPresent(texts::add);
        }
        return String.join(" ", Words.of(String.join("\n", texts)));
    }

    /** Those that are shared and that people spell: addresses are mostly of the same words, and of numbers. */
    static Set<String> vocabularyOf(Person person) {
        return Words.of(String.join("\n", textsOf(person.identity(), person.details(), Visibility.COLLEAGUES)));
    }

    private static List<String> textsOf(KnownIdentity identity, Details details, Visibility audience) {
        List<String> texts = new ArrayList<>(List.of(identity.displayName()));
        SEARCHED.stream()
                .filter(field -> details.visibilityOf(field).includes(audience))
                .forEach(field -> texts.addAll(details.textsOf(field)));
        return texts;
    }
}
