/** Browser sessions: who signed in on which browser, when and how. */
@NullMarked
package triad.provider.session;

import org.jspecify.annotations.NullMarked;
