package triad.provider.response;

import java.util.LinkedHashMap;
import java.util.Map;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;

/**
 * What goes back to the client through the browser (RFC 6749 §4.1.2).
 *
 * @param members in wire order, without the issuer
 */
public record AuthorizationResponse(ReturnAddress to, Map<String, String> members) {

    /** The code. */
    public static AuthorizationResponse granted(ReturnAddress to, OpaqueValue code) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("code", code.value());
        to.state().ifPresent(value -> members.put("state", value));
        return new AuthorizationResponse(to, members);
    }

    /** The refusal (RFC 6749 §4.1.2.1). */
    public static AuthorizationResponse refused(ReturnAddress to, Refusal refusal) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("error", refusal.code().code());
        members.put("error_description", refusal.description());
        to.state().ifPresent(value -> members.put("state", value));
        return new AuthorizationResponse(to, members);
    }
}
