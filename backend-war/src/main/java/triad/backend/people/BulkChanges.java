package triad.backend.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import triad.backend.change.PersonChanged;
import triad.backend.config.Database;
import triad.backend.field.Details;
import triad.backend.field.PersonField;
import triad.backend.history.Change;
import triad.backend.person.Person;
import triad.backend.person.PersonRows;
import triad.backend.problem.Refusal;

/** Changes of many people in the one transaction of whoever asks for them: each is made whole or refused, whatever becomes of the others. */
@ApplicationScoped
public class BulkChanges {
    private final Event<PersonChanged> changes;
    private final Clock clock;

    @Inject
    BulkChanges(Event<PersonChanged> changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Makes the changes, of which nobody has two. Managers come before those who name them.
     *
     * @param by the subject of whoever changes them
     * @return the outcomes, in the order of the changes
     */
    public List<BulkOutcome> make(Handle handle, List<BulkChange> changes, String by) {
        if (changes.stream().anyMatch(change -> change.patch().changes().containsKey(PersonField.MANAGER.wireName()))) {
            References.lockManagers(handle);
        }
        ReportingLines lines = new ReportingLines();
        Map<String, Person> known = find(handle, changes, " order by subject" + Database.forChange(handle));
        known.values()
                .forEach(person -> lines.put(person.subject(), person.details().textOf(PersonField.MANAGER)));
        Decisions decisions =
                decide(handle, changes, known, departments(handle, changes, " order by id for update"), lines);
        decisions.store(handle, by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        decisions.before.forEach(person -> this.changes.fire(new PersonChanged(person.subject())));
        return decisions.outcomes;
    }

    /** Says what would become of the changes, after earlier ones that are rehearsed with the same lines. */
    public List<BulkOutcome> rehearse(Handle handle, List<BulkChange> changes, ReportingLines lines) {
        return decide(handle, changes, find(handle, changes, ""), departments(handle, changes, ""), lines).outcomes;
    }

    private static Decisions decide(
            Handle handle,
            List<BulkChange> changes,
            Map<String, Person> known,
            Set<String> departments,
            ReportingLines lines) {
        Decisions decisions = new Decisions();
        for (BulkChange change : changes) {
            Person before = known.getOrDefault(change.subject(), Person.unknown(change.subject()));
            try {
                Details after = change.patch().applyTo(before.details());
                References.require(handle, before, after, departments::contains, lines);
                lines.put(change.subject(), after.textOf(PersonField.MANAGER));
                decisions.add(before, after, known.containsKey(change.subject()));
            } catch (Refusal refused) {
                decisions.outcomes.add(new BulkOutcome.Refused(refused.errors()));
            }
        }
        return decisions;
    }

    /** Those who are changed and those who are named as managers, so that nobody waits for one while holding another. */
    private static Map<String, Person> find(Handle handle, List<BulkChange> changes, String locking) {
        Set<String> subjects = new TreeSet<>(named(changes, PersonField.MANAGER));
        changes.forEach(change -> subjects.add(change.subject()));
        Map<String, Person> known = new HashMap<>();
        if (!subjects.isEmpty()) {
            handle.createQuery(
                            "select " + PersonRows.COLUMNS + " from person p where p.subject in (<subjects>)" + locking)
                    .bindList("subjects", List.copyOf(subjects))
                    .map(new PersonRows())
                    .forEach(person -> known.put(person.subject(), person));
        }
        return known;
    }

    private static Set<String> departments(Handle handle, List<BulkChange> changes, String locking) {
        Set<String> named = named(changes, PersonField.DEPARTMENT);
        return named.isEmpty()
                ? named
                : new HashSet<>(handle.createQuery("select id from department where id in (<ids>)" + locking)
                        .bindList("ids", List.copyOf(named))
                        .mapTo(String.class)
                        .list());
    }

    private static Set<String> named(List<BulkChange> changes, PersonField field) {
        Set<String> texts = new HashSet<>();
        changes.stream()
                .flatMap(change -> Stream.ofNullable(change.patch().changes().get(field.wireName())))
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).getString())
                .filter(People::canBeSubject)
                .forEach(texts::add);
        return texts;
    }

    /** What becomes of the changes, and what is written for it. */
    private static class Decisions {
        private final List<BulkOutcome> outcomes = new ArrayList<>();
        private final List<String> added = new ArrayList<>();
        private final List<Person> before = new ArrayList<>();
        private final List<Details> after = new ArrayList<>();

        void add(Person person, Details details, boolean isKnown) {
            boolean isChanged = !details.equals(person.details());
            if (!isKnown) {
                added.add(person.subject());
            }
            if (isChanged) {
                before.add(person);
                after.add(details);
            }
            outcomes.add(
                    !isKnown
                            ? new BulkOutcome.Created()
                            : isChanged ? new BulkOutcome.Changed() : new BulkOutcome.Unchanged());
        }

        void store(Handle handle, String by, Instant at) {
            List<Person> changed = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            for (int index = 0; index < before.size(); index++) {
                Person person = before.get(index).with(after.get(index), at);
                changed.add(person);
                changes.add(person.changeFrom(before.get(index), by));
            }
            ChangedPeople.add(handle, added);
            ChangedPeople.store(handle, before, changed, changes);
        }
    }
}
