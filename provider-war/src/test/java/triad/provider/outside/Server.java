package triad.provider.outside;

import java.util.LinkedHashMap;
import java.util.Map;

/** A server with a certificate of the deployment, calling the provider's mutual-TLS endpoints as a client. */
public final class Server implements Caller {
    public static final Server FRONTEND = new Server("frontend", "frontend");
    public static final Server BACKEND = new Server("backend", "backend");
    public static final Server MALLORY = new Server("mallory", "mallory");
    public static final Server TOLD = new Server("told", "mallory");
    public static final Server SERVICE = new Server("service", "mallory");
    private final String clientId;
    private final Http http;

    public Server(String clientId, String certificate) {
        this.clientId = clientId;
        this.http = new Http(Tls.of(certificate));
    }

    @Override
    public String clientId() {
        return clientId;
    }

    /** Posts the form with this client's {@code client_id} to a mutual-TLS endpoint. */
    @Override
    public Answer post(String path, Map<String, String> form) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", clientId);
        fields.putAll(form);
        return http.post(Triad.MTLS + path, fields);
    }

    public Answer userinfo(String accessToken) {
        return http.get(Triad.MTLS + "/userinfo", "Authorization", "Bearer " + accessToken);
    }

    /** Exchanges a user's access token for one at the user API. */
    public Answer exchange(String subjectToken) {
        return exchange(subjectToken, Map.of());
    }

    /** The same with some parameters replaced. */
    public Answer exchange(String subjectToken, Map<String, String> other) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
        form.put("subject_token", subjectToken);
        form.put("subject_token_type", "urn:ietf:params:oauth:token-type:access_token");
        form.put("resource", Triad.USER_API);
        form.put("scope", "openid profile email");
        form.putAll(other);
        return post("/token", form);
    }

    /** The connection underneath, for requests that no client of good faith makes. */
    public Http http() {
        return http;
    }
}
