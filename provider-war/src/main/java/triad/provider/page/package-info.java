/** What all pages share: forms in, the browser's cookies, the way on, and the page where there is none. */
@NullMarked
package triad.provider.page;

import org.jspecify.annotations.NullMarked;
