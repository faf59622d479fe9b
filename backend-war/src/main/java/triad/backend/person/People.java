package triad.backend.person;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.jdbi.v3.core.statement.Update;
import triad.backend.field.Details;
import triad.backend.field.DetailsPatch;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;
import triad.backend.identity.Identity;
import triad.backend.identity.IdentityChanged;

/** The people that are known here; of changes to one and the same version of a person the first wins, and the others are refused. */
@ApplicationScoped
public class People {
    private static final int MOST_OF_A_SUBJECT = 255;
    private static final String UNIQUE_VIOLATION = "23505";
    /** A copy that says the same is not written again before this age. */
    private static final Duration COPY_AGE = Duration.ofMinutes(1);

    private static final String SELECT = "select " + PersonRows.COLUMNS + " from person p where p.subject = :subject";

    private final Jdbi jdbi;
    private final References references;
    private final Clock clock;

    @Inject
    People(Jdbi jdbi, References references, Clock clock) {
        this.jdbi = jdbi;
        this.references = references;
        this.clock = clock;
    }

    /** Somebody who is known here, in the directory or not; no text is too strange to be nobody's. */
    public Optional<Person> find(String subject) {
        return Optional.of(subject)
                .filter(text -> text.length() <= MOST_OF_A_SUBJECT && text.indexOf('\0') < 0)
                .flatMap(text -> jdbi.withHandle(handle -> find(handle, text, "")));
    }

    /** A person of the directory. */
    public Optional<Person> findListed(String subject) {
        return find(subject).filter(Person::isListed);
    }

    /** Somebody who looks at people; known or not. */
    public Viewer viewer(String subject) {
        return Viewer.of(subject, find(subject));
    }

    private static Optional<Person> find(Handle handle, String subject, String locking) {
        return handle.createQuery(SELECT + locking)
                .bind("subject", subject)
                .map(new PersonRows())
                .findOne();
    }

    /**
     * Keeps what the provider said about a person at some time, unless it has said something later. Not inside a transaction: the first of
     * several who meet the person at once makes the row, and the others' attempts must fail alone.
     */
    public Person remember(String subject, Optional<Person> known, Identity told, Instant at) {
        KnownIdentity identity = KnownIdentity.of(told);
        if (known.filter(person -> person.isKnownSince(at)).isPresent()) {
            return known.get();
        }
        if (known.isEmpty()) {
            add(subject, identity, at);
        } else if (isOld(known.get(), identity, at)) {
            update(known.get(), identity, at);
        } else {
            return known.get().with(identity, at);
        }
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
    }

    private void add(String subject, KnownIdentity identity, Instant at) {
        try {
            jdbi.useHandle(handle -> {
                Update insert =
                        handle.createUpdate("""
                                insert into person (subject, version, name, given_name, family_name, email, email_verified, picture,
                                                    locale, preferred_username, zoneinfo, identity_at, sort_name, visibility,
                                                    found_by_everyone, found_by_colleagues, found_by_me)
                                values (:subject, 0, :name, :given_name, :family_name, :email, :email_verified, :picture,
                                        :locale, :preferred_username, :zoneinfo, :at, :sort_name, '{}', :found_by_everyone, :found_by_colleagues, :found_by_me)
                                """).bind("subject", subject).bind("at", at);
                PersonRows.bind(insert, identity);
                PersonRows.bindSearchText(insert, identity, Details.NONE);
                insert.execute();
                Vocabulary.add(handle, List.of(new Person(subject, 0, identity, at, 0, Details.NONE, null)));
            });
        } catch (UnableToExecuteStatementException e) {
            if (!(e.getCause() instanceof java.sql.SQLException sql) || !UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw e;
            }
        }
    }

    /** What people told in the meantime is not overwritten: then the next who asks writes the copy. */
    private void update(Person known, KnownIdentity identity, Instant at) {
        jdbi.useHandle(handle -> {
            Update update = handle.createUpdate("""
                            update person set name = :name, given_name = :given_name, family_name = :family_name, email = :email,
                              email_verified = :email_verified, picture = :picture, locale = :locale,
                              preferred_username = :preferred_username, zoneinfo = :zoneinfo, identity_at = :at,
                              sort_name = :sort_name, %s
                            where subject = :subject and version = :version and (identity_at is null or identity_at < :at)
                            """.formatted(PersonRows.FOUND_BY))
                    .bind("subject", known.subject())
                    .bind("version", known.version())
                    .bind("at", at);
            PersonRows.bind(update, identity);
            PersonRows.bindSearchText(update, identity, known.details());
            update.execute();
            if (!identity.equals(known.identity())) {
                Vocabulary.add(handle, List.of(known.with(identity, at)));
            }
        });
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
        Person before = find(handle, subject, " for update").filter(applies).orElseThrow(People::stale);
        Details after = change.apply(before.details());
        if (after.equals(before.details())) {
            return before;
        }
        references.require(handle, before, after);
        Person changed = before.with(after, now());
        ChangedPeople.store(handle, List.of(changed), List.of(changed.changeFrom(before, by)));
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
            find(handle, subject, " for update").ifPresent(person -> {
                Erasure.of(handle, subject);
                Vocabulary.forget(handle, person);
            });
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Somebody else was first. */
    public static Refusal stale() {
        return new Refusal(Reason.STALE, "Read it again and change what is there now");
    }
}
