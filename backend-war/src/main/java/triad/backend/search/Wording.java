package triad.backend.search;

/** How close what a person may be found by has to be to the words that are looked for. */
enum Wording {
    /** Each word as it is, or the beginning of one. */
    AS_SPELLED,
    /** Words with most of their letters in place. */
    SIMILAR
}
