package triad.frontend.claims;

/** One statement about a user; what is no text is JSON. */
public record Claim(String name, String value) {}
