package triad.provider.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The browser of a session, as it names itself: a hint for the person who looks through their sessions, no proof of anything.
 *
 * @param userAgent the {@code User-Agent} header (RFC 9110 §10.1.5), at most 255 characters; empty where none came
 */
public record Device(String userAgent) {
    private static final int MOST = 255;
    /** In this order: most browsers also name those they descend from. */
    private static final Map<String, String> BROWSERS = words(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "Firefox/",
            "Firefox",
            "FxiOS/",
            "Firefox",
            "Chrome/",
            "Chrome",
            "CriOS/",
            "Chrome",
            "Safari/",
            "Safari");

    private static final Map<String, String> SYSTEMS = words(
            "Android",
            "Android",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    /** Shortens. */
    public Device {
        userAgent = userAgent.length() <= MOST ? userAgent : userAgent.substring(0, MOST);
    }

    /** The browser that sent the request. */
    public static Device of(HttpServletRequest request) {
        return new Device(
                Optional.ofNullable(request.getHeader("User-Agent")).orElse("").replaceAll("\\p{Cntrl}", " "));
    }

    /** Such as Firefox; empty for one that nobody expects. */
    public Optional<String> browser() {
        return named(BROWSERS);
    }

    /** Such as Android; empty for one that nobody expects. */
    public Optional<String> system() {
        return named(SYSTEMS);
    }

    private Optional<String> named(Map<String, String> words) {
        return words.entrySet().stream()
                .filter(word -> userAgent.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> words(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
