package triad.backend.profile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import triad.backend.bearer.AccessToken;
import triad.backend.change.PersonChanges;
import triad.backend.config.BackendConfig;
import triad.backend.identity.Identities;
import triad.backend.identity.IdentityOutcome;
import triad.backend.people.People;
import triad.backend.person.Person;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;
import triad.backend.provider.TokenHash;

/** The profile of the person who calls, with what the provider says or, while it is away, with what it said last. */
@Singleton
class OwnProfile {
    private static final int MOST_CHARACTERS = 8_000_000;

    private final AccessToken token;
    private final Identities identities;
    private final People people;
    private final PersonChanges changes;
    private final BackendConfig.Provider config;
    private final Clock clock;
    private final Cache<TokenHash, Known> remembered;

    /** What was told with a token, as long as the person has changed so often and the provider's word is the same. */
    private record Known(long changes, IdentityOutcome.Found identity, Profile profile) {}

    @Inject
    OwnProfile(
            AccessToken token,
            Identities identities,
            People people,
            PersonChanges changes,
            BackendConfig config,
            Clock clock) {
        this.token = token;
        this.identities = identities;
        this.people = people;
        this.changes = changes;
        this.config = config.provider();
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .expireAfterWrite(config.provider().identityAge())
                .maximumWeight(MOST_CHARACTERS)
                .weigher((TokenHash hash, Known known) ->
                        known.profile().document().json().length())
                .build();
    }

    /** As {@link #require} reads it, or as it was read before if neither the person nor the provider's word has changed since. */
    Profile read() {
        OptionalLong changed = changes.count(token.getSubject());
        Known known = remembered.getIfPresent(token.hash());
        if (known != null
                && changed.equals(OptionalLong.of(known.changes()))
                && identity(Optional.of(known.profile().person())) == known.identity()) {
            return known.profile();
        }
        Optional<Person> person = people.find(token.getSubject());
        IdentityOutcome identity = identity(person);
        Profile profile = profileOf(person, identity);
        if (identity instanceof IdentityOutcome.Found found && changed.isPresent()) {
            remembered.put(token.hash(), new Known(changed.getAsLong(), found, profile));
        }
        return profile;
    }

    /** The provider's no is a refusal; that it is away is one only where nothing is known, or what is known is too old. */
    Profile require() {
        Optional<Person> person = people.find(token.getSubject());
        return profileOf(person, identity(person));
    }

    private IdentityOutcome identity(Optional<Person> person) {
        return identities.find(
                token.getSubject(),
                token.getRawToken(),
                token.hash(),
                person.map(Person::identityChanges).orElse(0));
    }

    private Profile profileOf(Optional<Person> known, IdentityOutcome outcome) {
        if (outcome instanceof IdentityOutcome.Found found) {
            return new Profile(people.remember(token.getSubject(), known, found.identity(), found.at()), false);
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
