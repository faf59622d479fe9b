/** The guard of the API: who calls, with which token, over which certificate.
 *
 * <p>1. {@link triad.backend.bearer.BearerModule} takes the token out of the request; 2. {@link triad.backend.bearer.Guard} reads
 * its header; 3. MicroProfile JWT verifies signature, issuer, audience and expiry; 4. the guard checks what MP-JWT leaves open.
 * What the token permits is the business of {@code triad.backend.security}. */
@NullMarked
package triad.backend.bearer;

import org.jspecify.annotations.NullMarked;
