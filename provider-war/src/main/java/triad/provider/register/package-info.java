/**
 * Clients that register themselves and manage their registration (RFC 7591, RFC 7592, OpenID Connect Registration 1.0).
 *
 * <ol>
 *   <li>{@link triad.provider.register.InitialAccessTokens}: who may register, and for which scope.
 *   <li>{@link triad.provider.metadata.RegistrationDocument}: a JSON object of bounded size; what is not known here is left out.
 *   <li>{@link triad.provider.metadata.RegistrationRules}: defaults filled in, everything that is asked for is served.
 *   <li>{@link triad.provider.metadata.SectorIdentifiers}: the document at the client's {@code sector_identifier_uri}, fetched last.
 *   <li>{@link triad.provider.register.Registrations}: the use of the initial access token and the new client, both or none.
 * </ol>
 */
@NullMarked
package triad.provider.register;

import org.jspecify.annotations.NullMarked;
