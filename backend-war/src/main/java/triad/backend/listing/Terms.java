package triad.backend.listing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import triad.backend.field.Details;
import triad.backend.field.PersonField;
import triad.backend.field.Visibility;
import triad.backend.person.Person;
import triad.backend.person.Viewer;

/**
 * What a person is found by. A word and {@code =field}, that the person shows that field, stand for everyone as they are, and for others
 * once after the mark of each of their {@link Circles}. {@code #hash} is a value of a field, which counts only beside one of those.
 */
public class Terms {
    /** The fields to which a list of people can be narrowed. */
    private static final List<PersonField> NARROWING =
            List.of(PersonField.DEPARTMENT, PersonField.LOCATION, PersonField.LANGUAGES, PersonField.SKILLS);

    private static final List<PersonField> SEARCHED =
            List.of(PersonField.JOB_TITLE, PersonField.LOCATION, PersonField.SKILLS, PersonField.BIOGRAPHY);
    private static final List<Visibility> FROM_THE_GREATEST =
            List.of(Visibility.EVERYONE, Visibility.COLLEAGUES, Visibility.ME);
    private static final int HASH_BYTES = 12;

    /** All of one person. */
    static Set<String> of(Person person) {
        Set<String> terms = new LinkedHashSet<>(valuesOf(person.details()));
        Set<String> shown = new HashSet<>();
        for (Visibility audience : FROM_THE_GREATEST) {
            List<String> more =
                    shownTo(person, audience).stream().filter(shown::add).toList();
            Circles.of(person, audience).forEach(mark -> more.forEach(term -> terms.add(mark + term)));
        }
        return terms;
    }

    /** Of the words those that are shared and that people spell: addresses are mostly of the same words, and of numbers. */
    static Set<String> vocabularyOf(Person person) {
        return Words.of(textOf(person, Visibility.COLLEAGUES));
    }

    /** That a person has a value in a field. */
    public static String ofValue(PersonField field, String text) {
        return "#"
                + hash(field.wireName() + " "
                        + (field.isOfTheOrganisation() ? text : text.strip().toLowerCase(Locale.ROOT)));
    }

    /** That a person shows what is in a field. */
    public static String ofShown(PersonField field) {
        return "=" + field.wireName();
    }

    /** What stands before the terms of others that somebody sees. */
    public static List<String> marksFor(Viewer viewer) {
        return Circles.around(viewer);
    }

    private static Set<String> valuesOf(Details details) {
        return NARROWING.stream()
                .flatMap(field -> details.textsOf(field).stream().map(text -> ofValue(field, text)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> shownTo(Person person, Visibility audience) {
        String text = textOf(person, audience);
        Set<String> terms = new LinkedHashSet<>(Words.of(
                person.details().visibilityOf(PersonField.EMAIL).includes(audience)
                        ? text + "\n"
                                + Optional.ofNullable(person.identity().email()).orElse("")
                        : text));
        NARROWING.stream()
                .filter(field -> person.details().visibilityOf(field).includes(audience))
                .filter(field -> !person.details().textsOf(field).isEmpty())
                .forEach(field -> terms.add(ofShown(field)));
        return terms;
    }

    private static String textOf(Person person, Visibility audience) {
        List<String> texts = new ArrayList<>(List.of(person.identity().displayName()));
        SEARCHED.stream()
                .filter(field -> person.details().visibilityOf(field).includes(audience))
                .forEach(field -> texts.addAll(person.details().textsOf(field)));
        return String.join("\n", texts);
    }

    /** 16 letters, digits, - or _ for any text, so that no text is an operator of a query and none is too long. */
    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
