package triad.frontend.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A person's {@code sub} as a part of an address: no text that is more than one part of it, or that leads elsewhere (ATTACKS 23, 24).
 */
public record Subject(String value) {
    private static final int LONGEST = 255;
    private static final Set<String> RELATIVE = Set.of(".", "..");

    public Subject {
        if (!isPart(value)) {
            throw new IllegalStateException("Not a part of an address");
        }
    }

    public static Optional<Subject> parse(String text) {
        return isPart(text) ? Optional.of(new Subject(text)) : Optional.empty();
    }

    /** Of the page of somebody. */
    public static String address(String sub) {
        return "/people/" + URLEncoder.encode(sub, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean isPart(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && !RELATIVE.contains(text)
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f && "/\\;?#%\"<>".indexOf(c) < 0);
    }
}
