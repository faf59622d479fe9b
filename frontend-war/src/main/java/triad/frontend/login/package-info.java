/**
 * Signing in as a relying party (OpenID Connect Core 1.0 §3.1, FAPI 2.0 Security Profile).
 *
 * <pre>
 * browser            frontend                                       provider
 *  1  GET /profile ──▶ SignInMechanism: nobody is signed in
 *  2                   Authorizations: remember a LoginAttempt ──────▶ PAR (RFC 9126)
 *  3  ◀── 303 /authorize?client_id&amp;request_uri
 *  4  ─────────────────────────────────────── sign-in, consent ──────▶
 *  5  GET /callback?code&amp;state&amp;iss ──▶ Callback: checks in order ──▶ token endpoint
 *  6  ◀── 303 /profile, with a new session id
 * </pre>
 */
@NullMarked
package triad.frontend.login;

import org.jspecify.annotations.NullMarked;
