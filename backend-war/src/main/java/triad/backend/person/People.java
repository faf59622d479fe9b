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
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;
import triad.backend.field.Details;
import triad.backend.field.DetailsPatch;
import triad.backend.field.PersonField;
import triad.backend.history.History;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;
import triad.backend.provider.Identity;
import triad.backend.provider.IdentityChanged;

/** The people that are known here; of changes to one and the same version of a person the first wins, and the others are refused. */
@ApplicationScoped
public class People {
    private static final int MOST_OF_A_SUBJECT = 255;
    private static final String UNIQUE_VIOLATION = "23505";
    /** A copy that says the same is not written again before this age. */
    private static final Duration COPY_AGE = Duration.ofMinutes(1);

    private static final String FOUND_BY =
            "found_by_everyone = :found_by_everyone, found_by_colleagues = :found_by_colleagues, found_by_me = :found_by_me";
    private static final String FIELDS = PersonField.WRITTEN_HERE.stream()
            .map(field -> field.wireName() + " = :" + field.wireName())
            .collect(Collectors.joining(", "));

    private final Jdbi jdbi;
    private final References references;
    private final Clock clock;

    @Inject
    People(Jdbi jdbi, References references, Clock clock) {
        this.jdbi = jdbi;
        this.references = references;
        this.clock = clock;
    }

    public Optional<Person> find(String subject) {
        return jdbi.withHandle(handle -> find(handle, subject, ""));
    }

    /** Somebody who looks at people; known or not. */
    public Viewer viewer(String subject) {
        return Viewer.of(subject, find(subject));
    }

    /** Those who name that person as their manager, by name, unless they keep it to themselves. */
    public List<Person> reportsOf(String subject, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from person where reports_to = :subject and identity_at is not null
                        order by sort_name, subject fetch first :most rows only
                        """)
                .bind("subject", subject)
                .bind("most", most)
                .map(new PersonRows())
                .list());
    }

    private static Optional<Person> find(Handle handle, String subject, String locking) {
        return handle.createQuery("select " + PersonRows.COLUMNS + " from person where subject = :subject" + locking)
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
                Vocabulary.add(handle, new Person(subject, 0, identity, at, 0, Details.NONE, null));
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
                            """.formatted(FOUND_BY))
                    .bind("subject", known.subject())
                    .bind("version", known.version())
                    .bind("at", at);
            PersonRows.bind(update, identity);
            PersonRows.bindSearchText(update, identity, known.details());
            update.execute();
            if (!identity.equals(known.identity())) {
                Vocabulary.add(handle, known.with(identity, at));
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
            Person before = find(handle, subject, " for update")
                    .filter(person -> person.version() == fromVersion)
                    .orElseThrow(People::stale);
            Details after = patch.applyTo(before.details());
            if (after.equals(before.details())) {
                return before;
            }
            references.require(handle, before, after);
            Person changed = before.with(after, now());
            store(handle, changed);
            Facets.replace(handle, changed);
            History.add(handle, changed.changeFrom(before, by));
            Vocabulary.add(handle, changed);
            return changed;
        });
    }

    /** A person of the directory; no text is too strange to be nobody's. */
    public Optional<Person> findListed(String subject) {
        return Optional.of(subject)
                .filter(text -> text.length() <= MOST_OF_A_SUBJECT && text.indexOf('\0') < 0)
                .flatMap(this::find)
                .filter(Person::isListed);
    }

    /** Forgets a person, who they were to others included; one who is not known is forgotten already. */
    @Transactional
    public void erase(String subject) {
        jdbi.useHandle(handle -> find(handle, subject, " for update").ifPresent(person -> {
            Erasure.of(handle, subject);
            Vocabulary.forget(handle, person);
        }));
    }

    private static void store(Handle handle, Person changed) {
        Update update = handle.createUpdate("""
                        update person set version = :version, updated_at = :at, visibility = :visibility, team = :team,
                          reports_to = :reports_to, %s, %s
                        where subject = :subject and version = :version - 1
                        """.formatted(FIELDS, FOUND_BY))
                .bind("subject", changed.subject())
                .bind("version", changed.version())
                .bind("at", changed.updatedAt());
        PersonRows.bind(update, changed.details());
        PersonRows.bindSearchText(update, changed.identity(), changed.details());
        if (update.execute() != 1) {
            throw stale();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Somebody else was first. */
    public static Refusal stale() {
        return new Refusal(Reason.STALE, "Read it again and change what is there now");
    }
}
