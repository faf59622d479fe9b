/** The provider as the frontend sees it: its metadata, its keys, and its endpoints over mutual TLS. */
@NullMarked
package triad.frontend.provider;

import org.jspecify.annotations.NullMarked;
