package triad.provider.client;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ciba.BackChannelTokenDeliveryMode;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.minidev.json.JSONObject;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;

/** Reads a client out of its registration document (RFC 7591 §2), refusing what this provider does not serve. */
public final class ClientMetadata {
    /** RFC 8725 and FAPI 2.0 §5.4.1, with RS256 for the clients of OpenID Connect. */
    public static final Set<JWSAlgorithm> SIGNATURES =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256, JWSAlgorithm.EdDSA, JWSAlgorithm.RS256);
    /** How a client may prove who it is. */
    public static final Set<String> AUTHENTICATION_METHODS = Set.of(
            "private_key_jwt",
            "tls_client_auth",
            "self_signed_tls_client_auth",
            "client_secret_basic",
            "client_secret_post",
            "none");
    /** A secret is stored under a fast hash, so it has to be of 128 bits, 22 base64url characters, or more. */
    private static final int LEAST_SECRET = 22;

    private static final int MOST_KEYS = 50;
    private static final String SECRET = "client_secret";
    private static final String SECRET_HASH = "client_secret_sha256";

    private ClientMetadata() {}

    /** The document as it is stored: with the hash of its secret instead of the secret. */
    public static String storable(String document) {
        JSONObject json = json(document);
        if (json.remove(SECRET) instanceof String secret) {
            if (secret.length() < LEAST_SECRET) {
                throw unfit("client_secret must have " + LEAST_SECRET + " random characters or more");
            }
            json.put(SECRET_HASH, OpaqueValue.sha256(secret));
        }
        return json.toJSONString();
    }

    /** The members as they are stored for a client of that identifier, whatever they say about identifier and secret themselves. */
    public static String storable(Map<String, ?> members, String clientId, Optional<String> secretHash) {
        JSONObject json = new JSONObject(members);
        Stream.of(SECRET, SECRET_HASH).forEach(json::remove);
        json.put("client_id", clientId);
        secretHash.ifPresent(hash -> json.put(SECRET_HASH, hash));
        return json.toJSONString();
    }

    /** The client of a {@link #storable} document; {@code invalid_client_metadata} with the reason when it cannot be served. */
    public static Client parse(String document) {
        JSONObject json = json(document);
        try {
            String clientId = JSONObjectUtils.getNonBlankString(json, "client_id");
            Optional<String> secretHash = Optional.ofNullable(JSONObjectUtils.getString(json, SECRET_HASH, null));
            Stream.of("client_id", SECRET_HASH).forEach(json::remove);
            OIDCClientMetadata metadata = OIDCClientMetadata.parse(json);
            standards(metadata);
            Client client = new Client(clientId, secretHash, metadata);
            demand(client);
            return client;
        } catch (ParseException malformed) {
            throw new Refusal(code(malformed), "no registration document: " + malformed.getMessage());
        } catch (IllegalArgumentException malformed) {
            throw unfit("no registration document: " + malformed.getMessage());
        }
    }

    private static ErrorCode code(ParseException malformed) {
        ErrorObject error = malformed.getErrorObject();
        return error != null && ErrorCode.INVALID_REDIRECT_URI.code().equals(error.getCode())
                ? ErrorCode.INVALID_REDIRECT_URI
                : ErrorCode.INVALID_CLIENT_METADATA;
    }

    /** What RFC 7591 §2, OpenID Connect Registration §2 and JARM §3 say where the document does not, but for FAPI's signatures. */
    private static void standards(OIDCClientMetadata metadata) {
        JWSAlgorithm standard = ClientProfile.of(metadata).standardSignature();
        if (metadata.getIDTokenJWSAlg() == null) {
            metadata.setIDTokenJWSAlg(standard);
        }
        if (metadata.getAuthorizationJWSAlg() == null) {
            metadata.setAuthorizationJWSAlg(standard);
        }
        metadata.applyDefaults();
    }

    private static JSONObject json(String document) {
        try {
            return JSONObjectUtils.parse(document);
        } catch (ParseException malformed) {
            throw unfit("no registration document: " + malformed.getMessage());
        }
    }

    private static void demand(Client client) {
        credentials(client);
        if (client.signatureAlgorithms().anyMatch(algorithm -> !SIGNATURES.contains(algorithm))) {
            throw unfit("signatures are served with ES256, PS256, EdDSA and RS256");
        }
        if (client.metadata().getResponseTypes().stream().anyMatch(type -> !"code".equals(type.toString()))) {
            throw unfit("the only response type is code");
        }
        if (!(client.metadata().getCustomFields().getOrDefault("response_modes", List.of()) instanceof List)) {
            throw unfit("response_modes must be a list");
        }
        if (client.isPublic() && client.mayUse("client_credentials")) {
            throw unfit("client_credentials are for clients that prove who they are (RFC 6749 4.4)");
        }
        keys(client);
        httpsOnly("jwks_uri", client.jwksUri());
        httpsOnly("sector_identifier_uri", Optional.ofNullable(client.metadata().getSectorIDURI()));
        sector(client);
        httpsOnly("backchannel_logout_uri", client.backchannelLogoutUri());
        client.postLogoutRedirectUris()
                .forEach(uri -> httpsOnly("post_logout_redirect_uris", Optional.of(URI.create(uri))));
        backchannel(client);
        client.certificateSubject();
        client.scope();
        client.profile().demand(client);
    }

    /** Public ones, and in one place (RFC 7591 §2); whoever wants something encrypted has one. */
    private static void keys(Client client) {
        boolean isPublic = client.jwks().map(JWKSet::getKeys).orElse(List.of()).stream()
                .noneMatch(key -> key.isPrivate() || KeyType.OCT.equals(key.getKeyType()));
        int count = client.jwks().map(JWKSet::size).orElse(0);
        if (!isPublic
                || count > MOST_KEYS
                || (client.jwks().isPresent() && client.jwksUri().isPresent())) {
            throw unfit("jwks must be public keys, " + MOST_KEYS + " at most, and without jwks_uri beside them");
        }
        List<Protection.Encryption> encryptions = Stream.of(
                        client.idToken(), client.userinfo(), client.authorizationResponse(), client.introspection())
                .flatMap(protection -> protection.encryption().stream())
                .toList();
        if (!encryptions.stream().allMatch(Protection.Encryption::isServed)) {
            throw unfit("encryption is served with " + Protection.ALGORITHMS + " and " + Protection.METHODS);
        }
        if (!encryptions.isEmpty() && count == 0 && client.jwksUri().isEmpty()) {
            throw unfit("encryption needs jwks or jwks_uri");
        }
    }

    /** Whatever proves the client has to be in the document (RFC 7591 §2, RFC 8705 §2). */
    private static void credentials(Client client) {
        String method = client.authenticationMethod();
        if (!AUTHENTICATION_METHODS.contains(method)) {
            throw unfit("token_endpoint_auth_method must be one of " + AUTHENTICATION_METHODS);
        }
        boolean provable =
                switch (method) {
                    case "private_key_jwt", "self_signed_tls_client_auth" ->
                        client.jwks().isPresent() != client.jwksUri().isPresent();
                    case "tls_client_auth" -> client.certificateSubject().isPresent();
                    case "client_secret_basic", "client_secret_post" ->
                        client.secretHash().isPresent();
                    default -> true;
                };
        if (!provable) {
            throw unfit(method + " needs its credential: jwks or jwks_uri, one tls_client_auth name, or client_secret");
        }
    }

    /** Pairwise subjects are of one host, or of one sector document (OpenID Connect Core §8.1). */
    private static void sector(Client client) {
        long hosts = client.redirectUris().registered().stream()
                .map(uri -> Optional.ofNullable(URI.create(uri).getHost()).orElse(""))
                .distinct()
                .count();
        if (client.isPairwise() && client.metadata().getSectorIDURI() == null && hosts > 1) {
            throw unfit("pairwise subjects for several hosts need a sector_identifier_uri");
        }
    }

    /** What a client of CIBA has to register (CIBA Core §4); tokens are fetched, never pushed, and there are no secret user codes. */
    private static void backchannel(Client client) {
        OIDCClientMetadata metadata = client.metadata();
        Optional<URI> notification = Optional.ofNullable(metadata.getBackChannelClientNotificationEndpoint());
        boolean ping = BackChannelTokenDeliveryMode.PING.equals(metadata.getBackChannelTokenDeliveryMode());
        boolean poll = BackChannelTokenDeliveryMode.POLL.equals(metadata.getBackChannelTokenDeliveryMode());
        boolean other = metadata.getBackChannelTokenDeliveryMode() != null && !ping && !poll;
        boolean asks = client.mayUse("urn:openid:params:grant-type:ciba");
        if (other || (asks && !ping && !poll)) {
            throw unfit("backchannel_token_delivery_mode must be poll or ping");
        }
        if (asks && client.isPublic()) {
            throw unfit("a client without credentials cannot ask for users");
        }
        if (ping && notification.isEmpty()) {
            throw unfit("ping needs backchannel_client_notification_endpoint");
        }
        httpsOnly("backchannel_client_notification_endpoint", notification);
        if (metadata.supportsBackChannelUserCodeParam()) {
            throw unfit("backchannel_user_code_parameter is not served");
        }
        JWSAlgorithm algorithm = metadata.getBackChannelAuthRequestJWSAlg();
        if (algorithm != null && !SIGNATURES.contains(algorithm)) {
            throw unfit("signatures are served with ES256, PS256, EdDSA and RS256");
        }
    }

    private static void httpsOnly(String member, Optional<URI> uri) {
        uri.filter(unfit ->
                        !"https".equals(unfit.getScheme()) || unfit.getHost() == null || unfit.getRawUserInfo() != null)
                .ifPresent(unfit -> {
                    throw unfit(member + ": '" + unfit + "' is no https URI");
                });
    }

    private static Refusal unfit(String why) {
        return new Refusal(ErrorCode.INVALID_CLIENT_METADATA, why);
    }
}
