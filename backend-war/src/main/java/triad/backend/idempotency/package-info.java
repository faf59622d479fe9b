/**
 * Requests that create something, and that a caller who got no answer may send again: with {@code Idempotency-Key}
 * (draft-ietf-httpapi-idempotency-key-header-07) they are carried out once, by whichever node.
 *
 * <p>A resource method takes part by {@link triad.backend.idempotency.Idempotent} alone. 1. Its key is claimed in the database, or the answer
 * of the first request is there, or a reason to refuse; 2. the method runs in a transaction, and its answer is kept in the same; 3. where it
 * refuses, nothing was done and the key is free again, so that the request can be put right and sent again.
 */
@NullMarked
package triad.backend.idempotency;

import org.jspecify.annotations.NullMarked;
