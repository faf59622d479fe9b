/** Departments and people to look at, where the deployment names a file of them. */
@NullMarked
package triad.backend.demo;

import org.jspecify.annotations.NullMarked;
