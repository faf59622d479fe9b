package triad.frontend.made;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import triad.frontend.trace.RecordedSpan;

/**
 * One call: the caller's span, and what the called server tells of it.
 *
 * @param number where it belongs, such as 1.2
 * @param call of the caller; for the browser, which tells none, the frontend's
 * @param serving of the called server; null if it told none
 * @param start nanoseconds since the whole began
 * @param end of the same kind
 */
public record Hop(
        String number,
        Party from,
        Party to,
        RecordedSpan call,
        @Nullable RecordedSpan serving,
        long start,
        long end,
        List<Hop> inner) {
    private static final int ERRORS = 400;

    public String method() {
        return call.attribute("http.request.method");
    }

    public String path() {
        return call.attribute("url.path");
    }

    /** Empty if there was no answer. */
    public String status() {
        return call.attribute("http.response.status_code");
    }

    public boolean failed() {
        return status().isEmpty() || Integer.parseInt(status()) >= ERRORS;
    }

    /** What the called server saw of the connection; the caller's word for what it did not tell. */
    public String seen(String attribute) {
        String told = serving == null ? "" : serving.attribute(attribute);
        return told.isEmpty() ? call.attribute(attribute) : told;
    }

    /** RFC 8705 §3: whether the token belongs to whoever has proved to hold the key of this certificate. */
    public boolean bound() {
        String binding = call.attribute("triad.token.binding");
        return !binding.isEmpty() && binding.equals(seen("triad.tls.client.thumbprint"));
    }

    /** The word for what it is for. */
    public String what() {
        if (from == Party.BROWSER) {
            return "page";
        }
        if (to == Party.BACKEND) {
            return "api";
        }
        String grant = call.attribute("triad.grant");
        return switch (grant) {
            case "authorization_code" -> "code";
            case "refresh_token" -> "refresh";
            case "client_credentials" -> "itself";
            case "" -> atEndpoint(path());
            default -> "exchange";
        };
    }

    /** How long it took, in milliseconds: one tenth where it was short. */
    public String millis() {
        return millis(end - start);
    }

    static String millis(long nanos) {
        double millis = nanos / 1e6;
        return String.format(Locale.ROOT, nanos > 0 && millis < 10 ? "%.1f" : "%.0f", millis);
    }

    private static String atEndpoint(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return switch (last) {
            case "par" -> "push";
            case "userinfo" -> "userinfo";
            case "introspect" -> "introspection";
            case "revoke" -> "revocation";
            case "jwks", "openid-configuration" -> "metadata";
            default -> "call";
        };
    }
}
