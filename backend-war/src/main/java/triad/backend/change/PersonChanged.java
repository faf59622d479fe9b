package triad.backend.change;

/** The row of a person has become another one, or none; told within the transaction that changes it. */
public record PersonChanged(String subject) {}
