package triad.backend.listing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import triad.backend.field.Details;
import triad.backend.field.PersonField;
import triad.backend.field.Visibility;
import triad.backend.person.KnownIdentity;
import triad.backend.person.Person;
import triad.backend.person.Viewer;

/** What a person is found by, and that it is what the one who searches may see. */
class TermsTest {
    private static final KnownIdentity ADA =
            new KnownIdentity("Ada Lovelace", "Ada", "Lovelace", "ada@example.org", true, null, "en", null, null);

    /** Departments and managers of others beside those of the person, and everybody that may be somebody else's. */
    static Stream<Viewer> viewers() {
        List<Optional<String>> teams = List.of(Optional.empty(), Optional.of("it"), Optional.of("hr"));
        List<Optional<String>> managers =
                List.of(Optional.empty(), Optional.of("boss"), Optional.of("ada"), Optional.of("it"));
        return Stream.of("ada", "boss", "stranger", "it", "").flatMap(subject -> teams.stream()
                .flatMap(team -> managers.stream().map(manager -> new Viewer(subject, team, manager))));
    }

    @ParameterizedTest
    @MethodSource("viewers")
    void everyOne_findsByWhatTheySeeAndNothingElse(Viewer viewer) {
        for (Visibility department : Visibility.values()) {
            for (Visibility manager : Visibility.values()) {
                for (Visibility skills : Visibility.values()) {
                    Person ada = ada(Map.of(
                            PersonField.DEPARTMENT, department,
                            PersonField.MANAGER, manager,
                            PersonField.SKILLS, skills));
                    Visibility audience = viewer.audienceOf(ada);

                    assertThat(seen(ada, viewer).contains("chess")).isEqualTo(skills.includes(audience));
                    assertThat(seen(ada, viewer).contains("=skills")).isEqualTo(skills.includes(audience));
                    assertThat(seen(ada, viewer).contains("=department")).isEqualTo(department.includes(audience));
                    assertThat(seen(ada, viewer).contains("secret")).isEqualTo(audience == Visibility.ME);
                    assertThat(seen(ada, viewer).contains("example")).isEqualTo(audience != Visibility.EVERYONE);
                    assertThat(seen(ada, viewer)).contains("ada", "lovelace", "countess", "=location");
                }
            }
        }
    }

    /** A value says nothing without the field that is shown, and is told by no words. */
    @Test
    void values_areCompared() {
        assertThat(Terms.of(ada(Map.of())))
                .contains(
                        Terms.ofValue(PersonField.DEPARTMENT, "it"),
                        Terms.ofValue(PersonField.SKILLS, " CHESS "),
                        Terms.ofValue(PersonField.LOCATION, "london"))
                .doesNotContain(
                        Terms.ofValue(PersonField.DEPARTMENT, "IT"),
                        Terms.ofValue(PersonField.LOCATION, "chess"),
                        "=languages");
    }

    @Test
    void terms_areNoQueryLanguage() {
        Person strange = person(
                "'strange' | (x) & \\ :*",
                new KnownIdentity(
                        "O'Neil \\:* & | ! " + "x".repeat(100), null, null, "'@'", null, null, null, null, null),
                Map.of(
                        PersonField.SKILLS,
                        Json.createArrayBuilder().add("' | 'x").build()),
                Map.of());

        assertThat(Terms.of(strange)).allMatch(term -> term.matches("[@#=]?[\\p{L}\\p{N}_-]{1,90}"));
        assertThat(strange.sortName()).startsWith("o'neil");
    }

    @Test
    void vocabulary_isWhatIsSharedWithoutAddresses() {
        assertThat(Terms.vocabularyOf(ada(Map.of(PersonField.SKILLS, Visibility.COLLEAGUES))))
                .containsExactlyInAnyOrder("ada", "lovelace", "countess", "london", "chess");
    }

    private static Set<String> seen(Person person, Viewer viewer) {
        Set<String> terms = Terms.of(person);
        return Terms.marksFor(viewer).stream()
                .flatMap(mark -> terms.stream()
                        .filter(term -> mark.isEmpty() ? !term.startsWith("@") : term.startsWith(mark))
                        .map(term -> term.substring(mark.length())))
                .collect(Collectors.toSet());
    }

    private static Person ada(Map<PersonField, Visibility> chosen) {
        Map<PersonField, Visibility> all = new EnumMap<>(PersonField.class);
        all.put(PersonField.BIOGRAPHY, Visibility.ME);
        all.putAll(chosen);
        return person(
                "ada",
                ADA,
                Map.of(
                        PersonField.JOB_TITLE, Json.createValue("Countess"),
                        PersonField.DEPARTMENT, Json.createValue("it"),
                        PersonField.MANAGER, Json.createValue("boss"),
                        PersonField.LOCATION, Json.createValue("London"),
                        PersonField.SKILLS,
                                Json.createArrayBuilder().add("Chess").build(),
                        PersonField.BIOGRAPHY, Json.createValue("Secret")),
                all);
    }

    private static Person person(
            String subject,
            KnownIdentity identity,
            Map<PersonField, ? extends JsonValue> values,
            Map<PersonField, Visibility> chosen) {
        return new Person(subject, 1, identity, Instant.EPOCH, 0, new Details(Map.copyOf(values), chosen), null);
    }
}
