/** What holds for every answer to a browser: security headers, same-origin changes, the landing page. */
@NullMarked
package triad.frontend.web;

import org.jspecify.annotations.NullMarked;
