/**
 * What searches look through: a row for each person who is listed, and the words that those people share.
 *
 * <p>Read in this order: 1. {@link triad.backend.listing.Words} are made of texts; 2. {@link triad.backend.listing.Terms} of a person, by
 * what they show, are marked for the 3. {@link triad.backend.listing.Circles} to whom they show it; 4.
 * {@link triad.backend.listing.Listings} writes them as people change, 5. {@link triad.backend.listing.Vocabulary} counts the words, and 6.
 * {@link triad.backend.listing.MissingListings} adds at start whoever has none.
 */
@NullMarked
package triad.backend.listing;

import org.jspecify.annotations.NullMarked;
