/**
 * Changes of the directory that come in as a file, in the form of {@link triad.backend.exports}.
 *
 * <p>1. {@link triad.backend.imports.ImportResource} refuses a file that is none; 2. {@link triad.backend.imports.Imports} keeps it; 3. the
 * next {@link triad.backend.imports.ImportWork} of any node claims it; 4. {@link triad.backend.imports.ImportOrder} says which rows come
 * first; 5. {@link triad.backend.imports.ImportSteps} takes some rows at a time, with how far it came, in one transaction. A node that dies
 * leaves a claim that grows old, and another goes on after the last step.
 */
@NullMarked
package triad.backend.imports;

import org.jspecify.annotations.NullMarked;
