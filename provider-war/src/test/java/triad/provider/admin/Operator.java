package triad.provider.admin;

import java.util.List;
import java.util.Map;
import triad.provider.outside.Answer;
import triad.provider.outside.Server;
import triad.provider.outside.Triad;

/** The operator's program. */
final class Operator {
    static final String ADMIN = Triad.ISSUER + "/admin";
    static final String ROTATE = Triad.MTLS + "/admin/keys/rotate";
    static final Server SERVER = new Server("operator", "operator");

    private Operator() {}

    static String token() {
        return SERVER.post("/token", Map.of("grant_type", "client_credentials", "resource", ADMIN))
                .text("access_token");
    }

    static Answer rotate(String token) {
        return SERVER.http().post(ROTATE, Map.of(), "Authorization", "Bearer " + token);
    }

    /** Rotates the key of one algorithm. */
    static Answer rotate(String token, String algorithm) {
        return SERVER.http().post(ROTATE, Map.of("algorithm", algorithm), "Authorization", "Bearer " + token);
    }

    /** The kids that sign after a rotation, by algorithm. */
    static Map<String, String> current(Answer answer) {
        @SuppressWarnings("unchecked")
        Map<String, String> current = (Map<String, String>) answer.json().getOrDefault("current", Map.of());
        if (!List.copyOf(current.keySet()).containsAll(List.of("ES256", "PS256", "RS256", "EdDSA"))) {
            throw new AssertionError("not rotated: " + answer);
        }
        return current;
    }
}
