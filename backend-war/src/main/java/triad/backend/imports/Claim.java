package triad.backend.imports;

/**
 * An import that a node works on, until the claim grows old.
 *
 * @param token tells this claim from those before and after it
 */
record Claim(String token, Import claimed) {}
