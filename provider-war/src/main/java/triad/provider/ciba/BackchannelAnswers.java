package triad.provider.ciba;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import triad.provider.approval.Approval;
import triad.provider.approval.ApprovalAnswers;
import triad.provider.approval.ApprovalKind;
import triad.provider.approval.ApprovalWords;
import triad.provider.approval.Approvals;
import triad.provider.outbox.Outbox;
import triad.provider.session.Session;

/** What waits for a person, and their answers to it. */
@ApplicationScoped
public class BackchannelAnswers {
    private final Approvals approvals;
    private final ApprovalAnswers answers;
    private final BackchannelRequests requests;
    private final Outbox outbox;

    @Inject
    BackchannelAnswers(Approvals approvals, ApprovalAnswers answers, BackchannelRequests requests, Outbox outbox) {
        this.approvals = approvals;
        this.answers = answers;
        this.requests = requests;
        this.outbox = outbox;
    }

    /**
     * A request as its person sees it.
     *
     * @param message the binding message; empty where there is none
     */
    public record Waiting(ApprovalWords words, String message) {}

    /** All that waits for the person, the oldest first. */
    List<Waiting> list(String userId) {
        return approvals.list(userId).stream()
                .map(approval -> new Waiting(
                        answers.words(approval),
                        requests.findBindingMessage(approval.approvalId()).orElse("")))
                .toList();
    }

    /** The person allows it; returns whether this was the answer. */
    @Transactional
    boolean allow(String approvalId, Session session) {
        return told(find(approvalId, session).filter(approval -> answers.allow(approval, session)));
    }

    /** The person says no; returns whether this was the answer. */
    @Transactional
    boolean deny(String approvalId, Session session) {
        return told(find(approvalId, session).filter(approval -> answers.deny(approval, session)));
    }

    /** Both answers are told to a client that registered ping (CIBA Core §10.2); whether there was one. */
    private boolean told(Optional<Approval> answered) {
        answered.filter(approval -> requests.findPing(approval.approvalId()).isPresent())
                .ifPresent(approval ->
                        outbox.put(PingCourier.KIND, approval.wish().client().clientId(), approval.approvalId()));
        return answered.isPresent();
    }

    private Optional<Approval> find(String approvalId, Session session) {
        return approvals
                .find(approvalId)
                .filter(approval -> approval.wish().kind() == ApprovalKind.CIBA)
                .filter(approval -> approval.wish().userId().equals(Optional.of(session.userId())));
    }
}
