package triad.provider.request;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;

/** The claims of a request object as the parameters that they stand for (RFC 9101 §4). */
final class RequestObjectClaims {
    /** What the JWT says about itself. */
    private static final Set<String> ENVELOPE = Set.of("iss", "aud", "sub", "exp", "nbf", "iat", "jti");
    /** The one parameter whose JSON array is a repetition; any other array is the value. */
    private static final String REPEATED = "resource";

    private RequestObjectClaims() {}

    /** The parameters; an object in the object is refused (RFC 9101 §4). */
    static Parameters parameters(JWTClaimsSet claims) {
        if (claims.getClaims().containsKey("request") || claims.getClaims().containsKey("request_uri")) {
            throw new Refusal(
                    ErrorCode.INVALID_REQUEST_OBJECT, "A request object must not have request or request_uri");
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        claims.getClaims().forEach((name, value) -> {
            if (value != null && !ENVELOPE.contains(name)) {
                parameters.put(name, texts(name, value));
            }
        });
        return Parameters.of(parameters);
    }

    private static List<String> texts(String name, Object value) {
        if (value instanceof List<?> array) {
            return REPEATED.equals(name)
                    ? array.stream().map(String::valueOf).toList()
                    : List.of(JSONArrayUtils.toJSONString(array));
        }
        return List.of(value instanceof Map<?, ?> object ? json(object) : value.toString());
    }

    private static String json(Map<?, ?> object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> members.put(String.valueOf(name), value));
        return JSONObjectUtils.toJSONString(members);
    }
}
