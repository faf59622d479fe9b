package triad.backend.problem;

/**
 * What is wrong with one member of a body.
 *
 * @param detail a sentence for the person who typed it
 */
public record FieldError(String field, String detail) {}
