/** The provider as the frontend sees it: its metadata, its endpoints over mutual TLS, and the proof in its ID tokens. */
@NullMarked
package triad.frontend.provider;

import org.jspecify.annotations.NullMarked;
