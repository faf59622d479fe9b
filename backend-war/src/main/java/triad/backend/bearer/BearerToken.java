package triad.backend.bearer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** The access token of a request, from the Authorization header and nowhere else (RFC 6750 §2.1, RFC 9700 §4.3.2). */
record BearerToken(String value) {
    private static final int MOST_CHARACTERS = 6 * 1024;
    private static final String SCHEME = "bearer";
    private static final BitSet TOKEN68 = IntStream.range(0, 128)
            .filter(character -> Character.isLetterOrDigit(character) || "-._~+/=".indexOf(character) >= 0)
            .collect(BitSet::new, BitSet::set, BitSet::or);

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
        if (!isApart || token.length() > MOST_CHARACTERS || !isToken68(token)) {
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

    /** RFC 6750 §2.1; a pattern took as long as the rest of the guard, a stream a fifth of it. */
    private static boolean isToken68(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (!TOKEN68.get(token.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "BearerToken";
    }
}
