/**
 * What a client asks for here and a person decides elsewhere: what the device grant and CIBA have in common.
 *
 * <ol>
 *   <li>{@link triad.provider.approval.ApprovalChecks}: may the client ask for that
 *   <li>{@link triad.provider.approval.Approvals}: the request waits under a handle that only the client knows
 *   <li>{@link triad.provider.approval.ApprovalAnswers}: a signed-in person says yes or no, once; yes begins a token family
 *   <li>{@link triad.provider.approval.Polls}: the client asks in its interval, and redeems the answer once
 * </ol>
 */
@NullMarked
package triad.provider.approval;

import org.jspecify.annotations.NullMarked;
