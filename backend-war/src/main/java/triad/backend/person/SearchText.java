package triad.backend.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import triad.backend.field.Details;
import triad.backend.field.PersonField;
import triad.backend.field.Visibility;

/** The words by which a person is found, which are never more than those who search may see. */
class SearchText {
    private static final List<PersonField> SEARCHED =
            List.of(PersonField.JOB_TITLE, PersonField.LOCATION, PersonField.SKILLS, PersonField.BIOGRAPHY);

    static String of(KnownIdentity identity, Details details, Visibility audience) {
        List<String> words = new ArrayList<>(List.of(identity.displayName()));
        if (details.visibilityOf(PersonField.EMAIL).includes(audience)) {
            Optional.ofNullable(identity.email()).ifPresent(words::add);
        }
        SEARCHED.stream()
                .filter(field -> details.visibilityOf(field).includes(audience))
                .forEach(field -> words.addAll(details.textsOf(field)));
        return String.join("\n", words);
    }
}
