package triad.backend.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.config.BackendConfig;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;
import triad.backend.identity.Identities;
import triad.backend.identity.IdentityOutcome;
import triad.backend.people.People;
import triad.backend.person.Person;

/** The profile of the person who calls, with what the provider says or, while it is away, with what it said last. */
@ApplicationScoped
class OwnProfile {
    private final JsonWebToken token;
    private final Identities identities;
    private final People people;
    private final BackendConfig.Provider config;
    private final Clock clock;

    @Inject
    OwnProfile(JsonWebToken token, Identities identities, People people, BackendConfig config, Clock clock) {
        this.token = token;
        this.identities = identities;
        this.people = people;
        this.config = config.provider();
        this.clock = clock;
    }

    /** The provider's no is a refusal; that it is away is one only where nothing is known, or what is known is too old. */
    Profile require() {
        String subject = token.getSubject();
        Optional<Person> known = people.find(subject);
        IdentityOutcome outcome = identities.find(
                subject, token.getRawToken(), known.map(Person::identityChanges).orElse(0));
        if (outcome instanceof IdentityOutcome.Found found) {
            return new Profile(people.remember(subject, known, found.identity(), found.at()), false);
        }
        if (outcome instanceof IdentityOutcome.ConsentMissing missing) {
            throw Refusal.lacking(Reason.CONSENT_MISSING, missing.scope());
        }
        if (outcome instanceof IdentityOutcome.Away away) {
            return stale(known, away);
        }
        throw new Refusal(Reason.INVALID_TOKEN, "The provider no longer stands by it");
    }

    private Profile stale(Optional<Person> known, IdentityOutcome.Away away) {
        Instant oldest = clock.instant().minus(config.staleAge());
        Person person = known.filter(somebody -> somebody.isKnownSince(oldest))
                .orElseThrow(() -> new Refusal(
                        Reason.PROVIDER_AWAY, "Your identity data cannot be read; try again shortly", away.cause()));
        return new Profile(person, true);
    }

    /** What the answer says of where its data comes from (RFC 9211 §2): seconds until it would be asked for again, none left here. */
    Optional<String> cacheStatus(Profile profile) {
        Instant due = profile.identityAt().plus(config.identityAge());
        long left = Math.min(0, due.getEpochSecond() - clock.instant().getEpochSecond());
        return profile.stale()
                ? Optional.of("triad-backend; hit; ttl=" + left + "; detail=provider-away")
                : Optional.empty();
    }
}
