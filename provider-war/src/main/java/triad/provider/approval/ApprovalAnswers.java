package triad.provider.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import triad.provider.claims.ClaimsRequest;
import triad.provider.client.Clients;
import triad.provider.consent.Ask;
import triad.provider.consent.Asks;
import triad.provider.consent.Consents;
import triad.provider.details.AuthorizationDetails;
import triad.provider.family.TokenFamilies;
import triad.provider.family.TokenFamily;
import triad.provider.http.OpaqueValue;
import triad.provider.resource.Scopes;
import triad.provider.session.Session;

/** Takes a person's answer to a wish: one answer, by one conditional update, and only by whom it waits for. */
@ApplicationScoped
public class ApprovalAnswers {
    private final Jdbi jdbi;
    private final Clock clock;
    private final TokenFamilies families;
    private final Asks asks;
    private final Consents consents;
    private final Clients clients;

    @Inject
    ApprovalAnswers(Jdbi jdbi, Clock clock, TokenFamilies families, Asks asks, Consents consents, Clients clients) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.families = families;
        this.asks = asks;
        this.consents = consents;
        this.clients = clients;
    }

    /** What the person is told before they answer: all that is asked, whatever was allowed before, since nobody vouches for the device. */
    public ApprovalWords words(Approval approval) {
        return ApprovalWords.of(approval, asks(approval.wish()), clients, clock.instant());
    }

    /**
     * The person allows it: what was asked is remembered, and a family begins that outlives the browser session.
     *
     * @return whether this was the answer; false where it was answered already, is too old, or waits for somebody else
     */
    @Transactional
    public boolean allow(Approval approval, Session session) {
        if (!families.hold(session) || !answer("approved_at", approval, session)) {
            return false;
        }
        String familyId = OpaqueValue.random().value();
        families.begin(family(familyId, approval.wish(), session));
        consents.allow(session.userId(), asks(approval.wish()));
        jdbi.useHandle(handle -> handle.createUpdate("update approval set family_id = :family where approval_id = :id")
                .bind("family", familyId)
                .bind("id", approval.approvalId())
                .execute());
        return true;
    }

    /** The person says no; returns whether this was the answer. */
    @Transactional
    public boolean deny(Approval approval, Session session) {
        return answer("denied_at", approval, session);
    }

    private boolean answer(String column, Approval approval, Session session) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "update approval set user_id = :user, " + column + " = :now " + """
                        where approval_id = :id and approved_at is null and denied_at is null and expires_at > :now
                          and (user_id is null or user_id = :user)
                        """)
                        .bind("user", session.userId())
                        .bind("now", clock.instant())
                        .bind("id", approval.approvalId())
                        .execute())
                == 1;
    }

    private List<Ask> asks(Wish wish) {
        return asks.of(wish.client(), wish.scopes(), wish.resource());
    }

    private TokenFamily family(String familyId, Wish wish, Session session) {
        Scopes resourceScope = wish.scopes().within(wish.resource().scopes());
        return new TokenFamily(
                familyId,
                wish.client().clientId(),
                session.userId(),
                Optional.empty(),
                wish.scopes(),
                wish.resource().resource(),
                resourceScope,
                ClaimsRequest.NONE,
                AuthorizationDetails.NONE,
                session.acr(),
                session.amr(),
                session.authTime(),
                families.end());
    }
}
