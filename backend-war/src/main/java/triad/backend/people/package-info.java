/**
 * The people who are known here: how they are found, changed and forgotten, one of them or many.
 *
 * <p>Read in this order: 1. {@link triad.backend.people.PersonResource} shows a person and takes changes; 2.
 * {@link triad.backend.people.People} finds them and makes the change; 3. {@link triad.backend.people.References} refuses a department or
 * manager that cannot be, with 4. {@link triad.backend.people.ReportingLines} above them; 5. {@link triad.backend.people.ChangedPeople}
 * stores what they became. Beside that 6. {@link triad.backend.people.IdentityCopies} keeps what the provider says, 7.
 * {@link triad.backend.people.Erasure} ends it all, and 8. {@link triad.backend.people.BulkChanges} changes many people at once.
 */
@NullMarked
package triad.backend.people;

import org.jspecify.annotations.NullMarked;
