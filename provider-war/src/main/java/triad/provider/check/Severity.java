package triad.provider.check;

/** How much a demand weighs for a subject. */
enum Severity {
    /** A MUST of what the subject has to keep to: missing it fails the check. */
    REQUIRED,
    /** A SHOULD, or a MUST of a stricter profile than the subject's own. */
    RECOMMENDED,
    /** It does not concern the subject. */
    NONE
}
