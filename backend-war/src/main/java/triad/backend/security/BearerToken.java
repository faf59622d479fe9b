package triad.backend.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;

/** The access token of a request, from the Authorization header and nowhere else (RFC 6750 §2.1, RFC 9700 §4.3.2). */
record BearerToken(String value) {
    private static final int MOST_CHARACTERS = 6 * 1024;
    /** The scheme in any case (RFC 9110 §11.1), one or more spaces, and a compact JWS or what pretends to be one. */
    private static final Pattern CREDENTIALS = Pattern.compile("(?i:bearer) +([A-Za-z0-9_.~+/=-]+)");

    static BearerToken require(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() > 1) {
            throw new Refusal(Reason.INVALID_REQUEST, "More than one Authorization header");
        }
        if (headers.isEmpty() || !isBearer(headers.get(0))) {
            throw new Refusal(Reason.NO_TOKEN, "Send an access token of the provider as a bearer token");
        }
        Matcher credentials = CREDENTIALS.matcher(headers.get(0).strip());
        if (!credentials.matches() || credentials.group(1).length() > MOST_CHARACTERS) {
            throw new Refusal(Reason.INVALID_TOKEN, "Not an access token");
        }
        return new BearerToken(credentials.group(1));
    }

    private static boolean isBearer(String header) {
        return header.strip().regionMatches(true, 0, "bearer", 0, "bearer".length());
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "BearerToken";
    }
}
