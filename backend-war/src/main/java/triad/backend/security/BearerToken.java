package triad.backend.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;

/** The access token of a request, from the Authorization header and nowhere else (RFC 6750 §2.1, RFC 9700 §4.3.2). */
record BearerToken(String value) {
    private static final int MOST_CHARACTERS = 6 * 1024;
    private static final String SCHEME = "bearer";

    static BearerToken require(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() > 1) {
            throw new Refusal(Reason.INVALID_REQUEST, "More than one Authorization header");
        }
        if (headers.isEmpty() || !isBearer(headers.get(0))) {
            throw new Refusal(Reason.NO_TOKEN, "Send an access token of the provider as a bearer token");
        }
        String credentials = headers.get(0).strip().substring(SCHEME.length());
        String token = credentials.substring(spacesBefore(credentials));
        boolean isApart = token.length() < credentials.length() && !token.isEmpty();
        if (!isApart || token.length() > MOST_CHARACTERS || !token.chars().allMatch(BearerToken::isToken68)) {
            throw new Refusal(Reason.INVALID_TOKEN, "Not an access token");
        }
        return new BearerToken(token);
    }

    /** RFC 9110 §11.4: spaces and nothing else. */
    private static int spacesBefore(String credentials) {
        int spaces = 0;
        while (spaces < credentials.length() && credentials.charAt(spaces) == ' ') {
            spaces++;
        }
        return spaces;
    }

    /** The scheme in any case (RFC 9110 §11.1). */
    private static boolean isBearer(String header) {
        return header.strip().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** RFC 6750 §2.1; a pattern took as long as the rest of the guard. */
    private static boolean isToken68(int character) {
        return character < 0x80 && (Character.isLetterOrDigit(character) || "-._~+/=".indexOf(character) >= 0);
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "BearerToken";
    }
}
