package triad.backend.file;

import java.util.regex.Pattern;

/**
 * A text in a form that no spreadsheet takes for a formula: an apostrophe stands before each character that would begin one, wherever a
 * cell begins, also for a program that separates cells by semicolons or rows by the lines within a cell. An apostrophe in such a place gets
 * another one, so that the text can be had back.
 */
class HarmlessCell {
    private static final String WHERE_A_CELL_BEGINS = "(?<![^;\\t\\n\\r])";
    private static final String BEGINNING_OF_A_FORMULA = "(?=[=+\\-@'\\t\\n\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20])";
    private static final Pattern DANGER = Pattern.compile(WHERE_A_CELL_BEGINS + BEGINNING_OF_A_FORMULA);
    private static final Pattern GUARD = Pattern.compile(WHERE_A_CELL_BEGINS + "'" + BEGINNING_OF_A_FORMULA);

    static String of(String text) {
        return DANGER.matcher(text).replaceAll("'");
    }

    /** The text of a cell, whether it was made harmless or typed. */
    static String textOf(String cell) {
        return GUARD.matcher(cell).replaceAll("");
    }
}
