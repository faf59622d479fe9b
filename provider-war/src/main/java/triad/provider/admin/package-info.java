/**
 * What administrators do: pages behind {@link triad.provider.admin.AdministratorFilter}, and endpoints for operators' programs, which
 * come with an access token.
 */
@NullMarked
package triad.provider.admin;

import org.jspecify.annotations.NullMarked;
