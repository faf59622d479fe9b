/** Our frontend as a relying party of providers that are not ours, by configuration alone. */
package triad.frontend.elsewhere;
