package triad.provider.outside;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client without certificate: a public one, or one with a secret in a header; with DPoP proofs where it has a key. */
public final class PlainClient implements Caller {
    private final String clientId;
    private final boolean secret;
    private final String base;
    private final Optional<DpopKey> dpop;
    private final Http http = new Http(Tls.anonymous());

    private PlainClient(String clientId, boolean secret, String base, Optional<DpopKey> dpop) {
        this.clientId = clientId;
        this.secret = secret;
        this.base = base;
        this.dpop = dpop;
    }

    /** The public one. */
    public static PlainClient app() {
        return new PlainClient("app", false, Triad.ISSUER, Optional.empty());
    }

    /** One that has the secret of the tests. */
    public static PlainClient withSecret(String clientId) {
        return new PlainClient(clientId, true, Triad.ISSUER, Optional.empty());
    }

    /** The registered one with a secret. */
    public static PlainClient basic() {
        return withSecret("basic");
    }

    /** One that only says who it is; what else proves it is in the form. */
    public static PlainClient unproved(String clientId) {
        return new PlainClient(clientId, false, Triad.ISSUER, Optional.empty());
    }

    /** The same with proofs of this key. */
    public PlainClient with(DpopKey key) {
        return new PlainClient(clientId, secret, base, Optional.of(key));
    }

    /** The same without proofs. */
    public PlainClient withoutProof() {
        return new PlainClient(clientId, secret, base, Optional.empty());
    }

    /** The same, calling another node of the same deployment. */
    public PlainClient at(String node) {
        return new PlainClient(clientId, secret, node, dpop);
    }

    @Override
    public String clientId() {
        return clientId;
    }

    @Override
    public Answer post(String path, Map<String, String> form) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        List<String> headers = new ArrayList<>();
        if (secret) {
            headers.addAll(List.of("Authorization", "Basic " + credentials()));
        } else {
            fields.putIfAbsent("client_id", clientId);
        }
        // The proof names the deployment's URL, whichever node answers
        dpop.ifPresent(key -> headers.addAll(List.of("DPoP", key.proof("POST", Triad.ISSUER + path))));
        return http.post(base + path, fields, headers.toArray(String[]::new));
    }

    /** Introspects and accepts a JWT (RFC 9701 §4). */
    public Answer introspectSigned(String token) {
        return http.post(
                base + "/introspect",
                Map.of("token", token),
                "Authorization",
                "Basic " + credentials(),
                "Accept",
                "application/token-introspection+jwt");
    }

    /** Reads userinfo with a bearer token. */
    public Answer userinfo(String accessToken) {
        return http.get(base + "/userinfo", "Authorization", "Bearer " + accessToken);
    }

    public Http http() {
        return http;
    }

    private String credentials() {
        String pair = Http.encoded(clientId) + ":" + Http.encoded(Triad.SECRET);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
