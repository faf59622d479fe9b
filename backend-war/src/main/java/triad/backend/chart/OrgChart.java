package triad.backend.chart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import triad.backend.field.PersonField;
import triad.backend.json.Jsons;
import triad.backend.people.People;
import triad.backend.people.References;
import triad.backend.person.Person;
import triad.backend.person.Viewer;

/** Who stands above and below a person; where somebody does not show their manager to the viewer, nothing leads on. */
@ApplicationScoped
class OrgChart {
    private final People people;

    @Inject
    OrgChart(People people) {
        this.people = people;
    }

    /** With one page of the reports. */
    JsonObject around(Person person, Viewer viewer, List<Person> reports) {
        return Jsons.object()
                .add("managers", managers(person, viewer))
                .add("person", person.summaryFor(viewer.audienceOf(person)))
                .add("reports", summaries(reports, viewer))
                .build();
    }

    private JsonArrayBuilder managers(Person person, Viewer viewer) {
        JsonArrayBuilder managers = Jsons.array();
        Optional<Person> above = managerOf(person, viewer);
        for (int level = 0; above.isPresent() && level < References.MOST_LEVELS; level++) {
            managers.add(above.get().summaryFor(viewer.audienceOf(above.get())));
            above = managerOf(above.get(), viewer);
        }
        return managers;
    }

    private Optional<Person> managerOf(Person person, Viewer viewer) {
        return shownManager(person, viewer).flatMap(people::find).filter(Person::isListed);
    }

    private static Optional<String> shownManager(Person person, Viewer viewer) {
        return person.details().textOf(PersonField.MANAGER).filter(manager -> person.details()
                .visibilityOf(PersonField.MANAGER)
                .includes(viewer.audienceOf(person)));
    }

    private static JsonArrayBuilder summaries(List<Person> people, Viewer viewer) {
        JsonArrayBuilder summaries = Jsons.array();
        people.forEach(person -> summaries.add(person.summaryFor(viewer.audienceOf(person))));
        return summaries;
    }
}
