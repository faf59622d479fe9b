package triad.backend.department;

import java.util.regex.Pattern;

/** What the id of a department looks like: words of a to z and digits, with single hyphens between. */
class DepartmentId {
    private static final int MOST_CHARACTERS = 64;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    static boolean isOne(String text) {
        return text.length() <= MOST_CHARACTERS && SLUG.matcher(text).matches();
    }
}
