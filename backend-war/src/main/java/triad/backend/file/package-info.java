/**
 * The form in which the directory is taken out as a file, and changes of it come back in.
 *
 * <p>As JSON: {@code {"people": [{"sub": …, …}]}}. As CSV (RFC 4180): a row a person, a column a member; a list has its items on lines of
 * their own within the cell, which no item can hold, and an object a column for each of its members, such as {@code out_of_office.from}.
 * Who sees which field is each person's own choice and in neither.
 */
@NullMarked
package triad.backend.file;

import org.jspecify.annotations.NullMarked;
