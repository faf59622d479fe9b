/** The world around the provider, as the tests play it: browsers, clients, thieves, and the database underneath. */
@NullMarked
package triad.provider.outside;

import org.jspecify.annotations.NullMarked;
