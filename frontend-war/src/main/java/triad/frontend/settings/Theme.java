package triad.frontend.settings;

/** Light or dark. */
public enum Theme {
    /** As the device has it. */
    AUTO("light dark"),
    LIGHT("light"),
    DARK("dark");

    private final String colorScheme;

    Theme(String colorScheme) {
        this.colorScheme = colorScheme;
    }

    /** What {@code <meta name="color-scheme">} says (HTML, standard metadata names); the style sheet follows it. */
    public String colorScheme() {
        return colorScheme;
    }
}
