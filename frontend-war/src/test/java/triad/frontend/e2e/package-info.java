/** The whole system: the three real servers of {@code scripts/run} and a real browser. */
package triad.frontend.e2e;
