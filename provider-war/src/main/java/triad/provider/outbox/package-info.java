/**
 * Tells other servers what happened, however often it takes.
 *
 * <ol>
 *   <li>A room puts a message into the {@link triad.provider.outbox.Outbox} in the transaction of what it tells: both or neither.
 *   <li>After the commit, and every few hundred milliseconds anyway, the {@link triad.provider.outbox.Dispatcher} of a node leases what
 *       is due, one receiver at a time, so that no two nodes send the same message and a slow receiver holds up itself alone.
 *   <li>The room's {@link triad.provider.outbox.Courier} writes the request at the time it is sent, and judges the answer.
 *   <li>What was not accepted is tried again, later and later, for a day; then it counts as failed and stays to be seen.
 * </ol>
 */
@NullMarked
package triad.provider.outbox;

import org.jspecify.annotations.NullMarked;
