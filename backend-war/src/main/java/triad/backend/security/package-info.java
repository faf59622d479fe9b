/** The guard of the API: who calls, with which token, over which certificate, and what the token permits.
 *
 * <p>1. {@link triad.backend.security.BearerMechanism} takes the token out of the request; 2. {@link triad.backend.security.Guard} reads
 * its header; 3. MicroProfile JWT verifies signature, issuer, audience and expiry; 4. the guard checks what MP-JWT leaves open;
 * 5. {@link triad.backend.security.ScopeFeature} compares the scope with what the called method requires. */
@NullMarked
package triad.backend.security;

import org.jspecify.annotations.NullMarked;
