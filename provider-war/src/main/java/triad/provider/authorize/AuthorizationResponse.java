package triad.provider.authorize;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;

/**
 * What goes back to the client through the browser (RFC 6749 §4.1.2), always with the issuer (RFC 9207) and by 303 (RFC 9700 §4.12).
 *
 * @param redirectUri verified before
 * @param members in wire order
 */
public record AuthorizationResponse(String redirectUri, Map<String, String> members) {

    /** The code. */
    public static AuthorizationResponse granted(
            String redirectUri, Optional<String> state, String issuer, OpaqueValue code) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("code", code.value());
        state.ifPresent(value -> members.put("state", value));
        members.put("iss", issuer);
        return new AuthorizationResponse(redirectUri, members);
    }

    /** The refusal (RFC 6749 §4.1.2.1). */
    public static AuthorizationResponse refused(
            String redirectUri, Optional<String> state, String issuer, Refusal refusal) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("error", refusal.code().code());
        members.put("error_description", refusal.description());
        state.ifPresent(value -> members.put("state", value));
        members.put("iss", issuer);
        return new AuthorizationResponse(redirectUri, members);
    }

    /** Sends the browser there. */
    public void send(HttpServletResponse response) {
        String query = members.entrySet().stream()
                .map(member -> member.getKey() + "=" + URLEncoder.encode(member.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", redirectUri + (redirectUri.contains("?") ? "&" : "?") + query);
    }
}
