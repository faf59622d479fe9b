/**
 * What people see and change of their own account.
 *
 * <ol>
 *   <li>{@link triad.provider.account.SignedInFilter}: who is not signed in goes to the sign-in page and comes back
 *   <li>a page shows what is theirs, and nothing of anybody else
 *   <li>a button posts back: another site's form was refused before, and what is dear asks for a sign-in of the last quarter of an hour
 *   <li>{@link triad.provider.account.Accounts} changes it, with everything that ends with it, in one transaction
 * </ol>
 */
@NullMarked
package triad.provider.account;

import org.jspecify.annotations.NullMarked;
