package triad.provider.key;

/** Where a signing key is in its life. Verifiers can read it in every one of these. */
public enum KeyState {
    /** Published, so that verifiers know it by the time it signs. */
    NEXT,
    /** Signs. */
    CURRENT,
    /** Signs no more; still published for what it signed. */
    RETIRED
}
