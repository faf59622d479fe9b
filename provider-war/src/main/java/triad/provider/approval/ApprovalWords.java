package triad.provider.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import triad.provider.client.Clients;
import triad.provider.consent.Ask;
import triad.provider.consent.AskLine;

/**
 * A wish in the words that a person reads before deciding.
 *
 * @param approvalId what the form sends back
 * @param who the client's name
 * @param lines who wants to do what
 * @param minutes how long ago it began, whole minutes
 */
public record ApprovalWords(String approvalId, String who, List<AskLine> lines, long minutes, Origin origin) {

    static ApprovalWords of(Approval approval, List<Ask> asks, Clients clients, Instant now) {
        return new ApprovalWords(
                approval.approvalId(),
                approval.wish().client().name(),
                AskLine.of(asks, clients),
                Duration.between(approval.createdAt(), now).toMinutes(),
                approval.origin());
    }
}
