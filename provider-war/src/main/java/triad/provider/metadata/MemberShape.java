package triad.provider.metadata;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

/** What the value of a member of a registration document looks like. */
enum MemberShape {
    /** A text of one line. */
    TEXT,
    /** A list of texts. */
    TEXTS,
    /** A web page or image: https. */
    PAGE,
    /** A list of web pages. */
    PAGES,
    /** What this server calls: https without a fragment. */
    ENDPOINT,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A number of seconds. */
    SECONDS,
    /** A JSON object. */
    OBJECT;

    private static final int MOST_TEXT = 2000;
    private static final int MOST_OF_A_LIST = 50;

    /** Refuses a value of another shape. */
    void demand(String member, Object value) {
        boolean fits =
                switch (this) {
                    case TEXT -> isText(value);
                    case TEXTS -> isList(value);
                    case PAGE -> isText(value) && isWeb((String) value);
                    case PAGES -> isList(value) && ((List<?>) value).stream().allMatch(item -> isWeb((String) item));
                    case ENDPOINT -> isText(value) && isWeb((String) value) && ((String) value).indexOf('#') < 0;
                    case FLAG -> value instanceof Boolean;
                    case SECONDS -> value instanceof Number n && n.longValue() >= 0 && n.doubleValue() == n.intValue();
                    case OBJECT -> value instanceof Map;
                };
        if (!fits) {
            throw new Refusal(ErrorCode.INVALID_CLIENT_METADATA, member + " is not what it should be: " + words());
        }
    }

    private String words() {
        return switch (this) {
            case TEXT -> "a text of " + MOST_TEXT + " characters at most";
            case TEXTS -> "a list of " + MOST_OF_A_LIST + " texts at most";
            case PAGE -> "an https URL";
            case PAGES -> "a list of https URLs";
            case ENDPOINT -> "an https URL without fragment";
            case FLAG -> "true or false";
            case SECONDS -> "a number of seconds";
            case OBJECT -> "a JSON object";
        };
    }

    private static boolean isText(Object value) {
        return value instanceof String text && text.length() <= MOST_TEXT;
    }

    private static boolean isList(Object value) {
        return value instanceof List<?> list
                && list.size() <= MOST_OF_A_LIST
                && list.stream().allMatch(MemberShape::isText);
    }

    /** Neither another scheme in whatever spelling, nor a name before the host that looks like one. */
    private static boolean isWeb(String text) {
        try {
            URI uri = new URI(text);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
