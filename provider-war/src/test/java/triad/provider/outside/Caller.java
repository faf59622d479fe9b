package triad.provider.outside;

import java.util.Map;

/** A client that calls the provider's server-to-server endpoints and proves itself its own way. */
public interface Caller {
    String clientId();

    /** Posts the form with whatever proves this client. */
    Answer post(String path, Map<String, String> form);

    default Answer refresh(String refreshToken) {
        return post("/token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    default Answer introspect(String token) {
        return post("/introspect", Map.of("token", token));
    }

    default Answer revoke(String token) {
        return post("/revoke", Map.of("token", token));
    }
}
