/** What holds for every request and every answer, whoever asks for what: which changes are let in, and what a browser must refuse. */
@NullMarked
package triad.frontend.security;

import org.jspecify.annotations.NullMarked;
