package triad.backend.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;

/** The stored profiles; of changes to one and the same version the first wins, and the others are refused. */
@ApplicationScoped
public class Profiles {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Clock clock;

    @PersistenceContext(unitName = "backend")
    private EntityManager entities;

    @Inject
    Profiles(Clock clock) {
        this.clock = clock;
    }

    @Transactional
    StoredProfile find(String subject) {
        return Optional.ofNullable(entities.find(Profile.class, subject))
                .map(StoredProfile::of)
                .orElse(StoredProfile.NONE);
    }

    /** One conditional UPDATE (its WHERE has the version), or one INSERT that the primary key lets through once. */
    @Transactional
    StoredProfile change(String subject, int fromVersion, ProfilePatch patch) {
        Profile row = Optional.ofNullable(entities.find(Profile.class, subject)).orElseGet(() -> new Profile(subject));
        if (row.version() != fromVersion) {
            throw stale();
        }
        row.replace(patch.applyTo(row.fields()), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            entities.persist(row);
            entities.flush();
        } catch (OptimisticLockException e) {
            throw stale();
        } catch (PersistenceException e) {
            throw isFirstTaken(e) ? stale() : e;
        }
        return StoredProfile.of(row);
    }

    private static boolean isFirstTaken(PersistenceException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .limit(16)
                .anyMatch(cause -> cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()));
    }

    static Refusal stale() {
        return new Refusal(Reason.STALE, "Read it again and change what is there now");
    }
}
