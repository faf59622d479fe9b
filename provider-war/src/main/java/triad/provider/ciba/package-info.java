/**
 * Client-initiated backchannel authentication (OpenID Connect CIBA Core 1.0), poll and ping.
 *
 * <ol>
 *   <li>{@link triad.provider.ciba.BackchannelAuthenticationEndpoint}: a client names a person and what it wants of them
 *   <li>{@link triad.provider.ciba.ApprovalsPage}: the person, freshly signed in, sees what waits and answers
 *   <li>{@link triad.provider.ciba.PingCourier}: a client that registered ping hears that there is an answer
 *   <li>{@link triad.provider.ciba.CibaGrant}: the client gets its tokens, once
 * </ol>
 */
@NullMarked
package triad.provider.ciba;

import org.jspecify.annotations.NullMarked;
