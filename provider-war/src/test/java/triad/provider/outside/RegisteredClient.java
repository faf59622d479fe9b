package triad.provider.outside;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client that registers itself and manages its registration (RFC 7591, RFC 7592). */
public final class RegisteredClient {
    private static final Http HTTP = new Http(Tls.anonymous());
    private final Map<String, Object> information;

    private RegisteredClient(Map<String, Object> information) {
        this.information = information;
    }

    /** A small web application's document. */
    public static Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("client_name", "Corner shop");
        document.put("redirect_uris", List.of("https://corner.example/callback"));
        return document;
    }

    /** The document with a member replaced, or left out where the value is null. */
    public static Map<String, Object> with(Map<String, Object> document, String member, @Nullable Object value) {
        Map<String, Object> bent = new LinkedHashMap<>(document);
        if (value == null) {
            bent.remove(member);
        } else {
            bent.put(member, value);
        }
        return bent;
    }

    /** Public keys for its document. */
    public static Map<String, Object> jwks() {
        return parsed(KeyedClient.jwks());
    }

    public static String json(Map<String, Object> document) {
        return JSONObjectUtils.toJSONString(document);
    }

    /** An initial access token such as the operator's script makes. */
    public static String initialToken(String wish) {
        Answer answer = askForToken(wish, Triad.REGISTRATION_TOKEN);
        if (answer.status() != 201) {
            throw new AssertionError("no initial access token: " + answer);
        }
        return answer.text("initial_access_token");
    }

    public static Answer askForToken(String wish, String credential) {
        return send("POST", Triad.ISSUER + "/initial-access-tokens", wish, "Authorization", "Bearer " + credential);
    }

    private static Map<String, Object> parsed(String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException broken) {
            throw new AssertionError(json, broken);
        }
    }

    /** Registers with the deployment's own token. */
    public static RegisteredClient of(Map<String, Object> document) {
        return of(document, Triad.REGISTRATION_TOKEN);
    }

    /** Registers a client that may read profiles at the backend. */
    public static RegisteredClient reader(Map<String, Object> document) {
        return of(
                with(document, "scope", "openid profile email profile:read"),
                initialToken("{\"scope\": \"profile:read\"}"));
    }

    private static RegisteredClient of(Map<String, Object> document, String token) {
        Answer answer = register(json(document), token);
        if (answer.status() != 201) {
            throw new AssertionError("not registered: " + answer);
        }
        return new RegisteredClient(answer.json());
    }

    public static Answer register(Map<String, Object> document) {
        return register(json(document), Triad.REGISTRATION_TOKEN);
    }

    public static Answer register(String document, String token) {
        return send("POST", Triad.ISSUER + "/register", document, "Authorization", "Bearer " + token);
    }

    /** A JSON request; without a body where the text is empty, because the server reads none with GET and DELETE. */
    public static Answer send(String method, String url, String json, String... headers) {
        return HTTP.send(Http.request(url, headers)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build());
    }

    public String text(String member) {
        return String.valueOf(information.get(member));
    }

    public String clientId() {
        return text("client_id");
    }

    public Map<String, Object> information() {
        return information;
    }

    public Answer read() {
        return manage("GET", "");
    }

    public Answer replace(Map<String, Object> document) {
        return manage("PUT", json(document));
    }

    public Answer end() {
        return manage("DELETE", "");
    }

    private Answer manage(String method, String json) {
        return send(
                method,
                text("registration_client_uri"),
                json,
                "Authorization",
                "Bearer " + text("registration_access_token"));
    }

    /** What a {@link #reader} asks for as itself. */
    public static Map<String, String> ownToken() {
        return Map.of("grant_type", "client_credentials", "resource", Triad.BACKEND, "scope", "profile:read");
    }

    /** Posts with its secret in the form. */
    public Answer post(String path, Map<String, String> form) {
        return post(Triad.ISSUER, path, form);
    }

    /** The same at another node of the deployment. */
    public Answer post(String node, String path, Map<String, String> form) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.put("client_id", clientId());
        fields.put("client_secret", text("client_secret"));
        return HTTP.post(node + path, fields);
    }
}
