package triad.backend.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import triad.backend.change.PersonChanged;
import triad.backend.config.Database;
import triad.backend.field.Details;
import triad.backend.field.DetailsPatch;
import triad.backend.identity.Identity;
import triad.backend.identity.IdentityChanged;
import triad.backend.person.KnownIdentity;
import triad.backend.person.Person;
import triad.backend.person.PersonRows;
import triad.backend.person.Viewer;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** The people that are known here; of changes to one and the same version of a person the first wins, and the others are refused. */
@ApplicationScoped
public class People {
    private static final int MOST_OF_A_SUBJECT = 255;
    private static final String UNIQUE_VIOLATION = "23505";
    /** A copy that says the same is not written again before this age. */
    private static final Duration COPY_AGE = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final IdentityCopies copies;
    private final References references;
    private final Event<PersonChanged> changes;
    private final Clock clock;

    @Inject
    People(Jdbi jdbi, IdentityCopies copies, References references, Event<PersonChanged> changes, Clock clock) {
        this.jdbi = jdbi;
        this.copies = copies;
        this.references = references;
        this.changes = changes;
        this.clock = clock;
    }

    /** Somebody who is known here, in the directory or not; no text is too strange to be nobody's. */
    public Optional<Person> find(String subject) {
        return Optional.of(subject)
                .filter(text -> text.length() <= MOST_OF_A_SUBJECT && text.indexOf('\0') < 0)
                .flatMap(text -> jdbi.withHandle(handle -> PersonRows.find(handle, text, "")));
    }

    /** A person of the directory. */
    public Optional<Person> findListed(String subject) {
        return find(subject).filter(Person::isListed);
    }

    /** Somebody who looks at people; known or not. */
    public Viewer viewer(String subject) {
        return Viewer.of(subject, find(subject));
    }

    /**
     * Keeps what the provider said about a person at some time, unless it has said something later. Not inside a transaction: the first of
     * several who meet the person at once makes the row, and the others' attempts must fail alone. Until it is told who they are they are not listed.
     */
    public Person remember(String subject, Optional<Person> known, Identity told, Instant at) {
        KnownIdentity identity = KnownIdentity.of(told);
        if (known.filter(person -> person.isKnownSince(at)).isPresent()) {
            return known.get();
        }
        if (known.isEmpty()) {
            add(subject);
        } else if (!isOld(known.get(), identity, at)) {
            return known.get().with(identity, at);
        }
        copies.keep(subject, identity, at);
        return find(subject)
                .orElseThrow(() -> new IllegalStateException("A person does not go away"))
                .with(identity, at);
    }

    private static boolean isOld(Person known, KnownIdentity identity, Instant at) {
        return !known.identity().equals(identity) || !known.isKnownSince(at.minus(COPY_AGE));
    }

    /** What the provider said of that person is no longer what it says. */
    void identityChanged(@Observes IdentityChanged changed) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update person set identity_changes = identity_changes + 1 where subject = :subject")
                .bind("subject", changed.subject())
                .execute());
        changes.fire(new PersonChanged(changed.subject()));
    }

    private void add(String subject) {
        try {
            jdbi.useHandle(handle -> ChangedPeople.add(handle, List.of(subject)));
        } catch (UnableToExecuteStatementException e) {
            if (!(e.getCause() instanceof java.sql.SQLException sql) || !UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw e;
            }
        }
    }

    /**
     * Changes what a person tells; one who changes nothing gets what is there.
     *
     * @param by the subject of whoever changes it
     */
    @Transactional
    public Person change(String subject, int fromVersion, DetailsPatch patch, String by) {
        return jdbi.withHandle(handle -> {
            References.lock(handle, patch);
            return change(handle, subject, person -> person.version() == fromVersion, patch::applyTo, by);
        });
    }

    /**
     * Changes what a person tells if it still applies to them as they are now, while nobody else changes them.
     *
     * @param by the subject of whoever changes it
     */
    @Transactional
    public Person change(String subject, Predicate<Person> applies, UnaryOperator<Details> change, String by) {
        return jdbi.withHandle(handle -> change(handle, subject, applies, change, by));
    }

    private Person change(
            Handle handle, String subject, Predicate<Person> applies, UnaryOperator<Details> change, String by) {
        Person before = PersonRows.find(handle, subject, Database.forChange(handle))
                .filter(applies)
                .orElseThrow(People::stale);
        Details after = change.apply(before.details());
        if (after.equals(before.details())) {
            return before;
        }
        references.require(handle, before, after);
        Person changed = before.with(after, now());
        ChangedPeople.store(handle, List.of(before), List.of(changed), List.of(changed.changeFrom(before, by)));
        changes.fire(new PersonChanged(subject));
        return changed;
    }

    /** Whether the database can hold it as a subject. */
    static boolean canBeSubject(String text) {
        return text.length() <= MOST_OF_A_SUBJECT && text.indexOf('\0') < 0;
    }

    /** Forgets a person, who they were to others included; one who is not known is forgotten already. */
    @Transactional
    public void erase(String subject) {
        jdbi.useHandle(handle -> {
            References.lockManagers(handle);
            Erasure.of(handle, subject);
        });
        changes.fire(new PersonChanged(subject));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Somebody else was first. */
    public static Refusal stale() {
        return new Refusal(Reason.STALE, "Read it again and change what is there now");
    }
}
