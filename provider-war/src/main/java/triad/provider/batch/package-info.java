/**
 * What many requests ask of the database at the same time goes there together: one way there and back, and one commit, for all of them.
 *
 * <p>Nobody waits for others to come. While one statement is under way the questions of those who come gather, and are the next one; so
 * the busier the server is, the less each of them costs, and none hears what was true before it asked.
 */
@NullMarked
package triad.provider.batch;

import org.jspecify.annotations.NullMarked;
