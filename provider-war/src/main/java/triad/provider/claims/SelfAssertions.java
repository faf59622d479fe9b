package triad.provider.claims;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** What people say of themselves, as it is kept with their accounts. */
@ApplicationScoped
public class SelfAssertions {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Event<ClaimsChanged> claimsChanged;

    @Inject
    SelfAssertions(Jdbi jdbi, Clock clock, Event<ClaimsChanged> claimsChanged) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.claimsChanged = claimsChanged;
    }

    /** Takes it over, unless the account is gone; what is so already is no change. */
    @Transactional
    public void keep(String userId, SelfAssertion said) {
        if (said.flaw().isPresent()) {
            throw new IllegalStateException(
                    "Nobody looked whether this may be told: " + said.flaw().get());
        }
        Instant now = clock.instant();
        int changed = jdbi.withHandle(handle -> handle.createUpdate("""
                        update user_account set given_name = :given, family_name = :family, picture = :picture, locale = :locale,
                            zoneinfo = :zoneinfo, updated_at = :now
                        where user_id = :id and disabled_at is null
                          and (given_name <> :given or family_name <> :family
                            or coalesce(picture, '') <> coalesce(:picture, '')
                            or coalesce(locale, '') <> coalesce(:locale, '')
                            or coalesce(zoneinfo, '') <> coalesce(:zoneinfo, ''))
                        """)
                .bind("given", said.givenName())
                .bind("family", said.familyName())
                .bind("picture", said.picture().orElse(null))
                .bind("locale", said.locale().orElse(null))
                .bind("zoneinfo", said.zoneinfo().orElse(null))
                .bind("now", now)
                .bind("id", userId)
                .execute());
        if (changed == 1) {
            claimsChanged.fire(new ClaimsChanged(userId, now));
        }
    }
}
