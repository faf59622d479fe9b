package triad.provider.outside;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A client that proves itself by its secret in a header, or only says who it is. */
public final class PlainClient implements Caller {
    private static final Http HTTP = new Http(Tls.anonymous());
    private final String clientId;
    private final Optional<String> secret;

    public PlainClient(String clientId, Optional<String> secret) {
        this.clientId = clientId;
        this.secret = secret;
    }

    /** The registered one with a secret. */
    public static PlainClient basic() {
        return new PlainClient("basic", Optional.of(Triad.SECRET));
    }

    /** The registered public one. */
    public static PlainClient app() {
        return new PlainClient("app", Optional.empty());
    }

    @Override
    public String clientId() {
        return clientId;
    }

    @Override
    public Answer post(String path, Map<String, String> form) {
        return post(path, form, new String[0]);
    }

    /** The same with further headers. */
    public Answer post(String path, Map<String, String> form, String... headers) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (secret.isEmpty()) {
            fields.put("client_id", clientId);
        }
        fields.putAll(form);
        String[] all = new String[headers.length + (secret.isPresent() ? 2 : 0)];
        System.arraycopy(headers, 0, all, 0, headers.length);
        secret.ifPresent(s -> {
            String pair = Http.encoded(clientId) + ":" + Http.encoded(s);
            all[headers.length] = "Authorization";
            all[headers.length + 1] =
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        });
        return HTTP.post(Triad.ISSUER + path, fields, all);
    }
}
