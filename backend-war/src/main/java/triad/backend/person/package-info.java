/**
 * What a person is, and who sees which of it.
 *
 * <p>Read in this order: 1. {@link triad.backend.person.Person}, somebody at one moment; 2. {@link triad.backend.person.KnownIdentity},
 * what the provider said of them, beside the {@link triad.backend.field.Details} that they tell; 3. {@link triad.backend.person.Viewer},
 * who looks at them, and what that is to them; 4. {@link triad.backend.person.PersonRows}, their row in the database; 5.
 * {@link triad.backend.person.Cursor}, the place between two of them in a list.
 */
@NullMarked
package triad.backend.person;

import org.jspecify.annotations.NullMarked;
