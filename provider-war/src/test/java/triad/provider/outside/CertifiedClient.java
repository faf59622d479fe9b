package triad.provider.outside;

import java.util.LinkedHashMap;
import java.util.Map;

/** A client with a certificate that it made itself (RFC 8705 §2.2): its proof, or, of a client that signs, what binds its tokens (§3). */
public final class CertifiedClient implements Caller {
    private final String clientId;
    private final boolean signs;
    private final Http http = Impostor.REGISTERED.http();

    private CertifiedClient(String clientId, boolean signs) {
        this.clientId = clientId;
        this.signs = signs;
    }

    /** One that its certificate proves. */
    public static CertifiedClient proved(String clientId) {
        return new CertifiedClient(clientId, false);
    }

    /** One that proves itself by signing. */
    public static CertifiedClient signing(String clientId) {
        return new CertifiedClient(clientId, true);
    }

    @Override
    public String clientId() {
        return clientId;
    }

    /** Posts to the alias of the endpoint; a client that signs shows its certificate for tokens alone. */
    @Override
    public Answer post(String path, Map<String, String> form) {
        Http connection = signs && !"/token".equals(path) ? new Http(Tls.anonymous()) : http;
        return post(connection, path, form);
    }

    /** The same request over another connection. */
    public Answer post(Http connection, String path, Map<String, String> form) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        if (signs) {
            fields.putAll(KeyedClient.of(clientId).proof());
        } else {
            fields.put("client_id", clientId);
        }
        return connection.post(Triad.MTLS + path, fields);
    }

    /** Reads a resource of the provider. */
    public Answer get(String path, String scheme, String accessToken) {
        return http.get(Triad.MTLS + path, "Authorization", scheme + " " + accessToken);
    }
}
