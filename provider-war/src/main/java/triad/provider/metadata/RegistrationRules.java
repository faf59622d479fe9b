package triad.provider.metadata;

import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import triad.provider.client.Client;
import triad.provider.client.ClientMetadata;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.resource.ProtectedResources;
import triad.provider.resource.Scopes;

/** What a document must say to become a client, in order: the caller's own words first, then our defaults, then the rules of all clients. */
@ApplicationScoped
public class RegistrationRules {
    /** Token exchange and foreign assertions are for the deployment's own servers. */
    private static final Set<String> GRANTS = Set.of(
            "authorization_code",
            "refresh_token",
            "client_credentials",
            "urn:ietf:params:oauth:grant-type:device_code",
            "urn:openid:params:grant-type:ciba");

    /** Unsigned request objects are never read; a client that would send some is registered without (RFC 7591 §3.2.1) and told so. */
    private static final String UNSIGNED = "none";

    private final ProtectedResources resources;
    private final String profile;

    @Inject
    RegistrationRules(ProtectedResources resources, ProviderConfig config) {
        this.resources = resources;
        this.profile = config.registration().profile();
    }

    /**
     * The client that the document describes.
     *
     * @param before the hash of the secret that it has and keeps; empty where it has none
     * @param more what it may ask for beside the user API's scopes
     */
    public NewClient check(RegistrationDocument document, String clientId, Optional<String> before, Scopes more) {
        refuseStatement(document);
        Map<String, Object> members = RegistrationMembers.of(document.json());
        members.remove("request_object_signing_alg", UNSIGNED);
        flow(members);
        scope(members, more);
        encryption(members);
        defaults(members);
        Optional<OpaqueValue> secret =
                needsSecret(members) && before.isEmpty() ? Optional.of(OpaqueValue.random()) : Optional.empty();
        Optional<String> hash =
                needsSecret(members) ? secret.map(OpaqueValue::hash).or(() -> before) : Optional.empty();
        String stored = ClientMetadata.storable(members, clientId, hash);
        return new NewClient(parse(stored), stored, secret);
    }

    /** RFC 7591 §3.1.1: no publisher of statements is approved here, so none may be taken for granted. */
    private static void refuseStatement(RegistrationDocument document) {
        if (!document.has("software_statement")) {
            return;
        }
        try {
            SignedJWT.parse(document.text("software_statement").orElse("")).getJWTClaimsSet();
        } catch (ParseException malformed) {
            throw new Refusal(ErrorCode.INVALID_SOFTWARE_STATEMENT, "The software statement is no signed JWT");
        }
        throw new Refusal(ErrorCode.UNAPPROVED_SOFTWARE_STATEMENT, "No publisher of software statements is approved");
    }

    /** RFC 7591 §2.1: the code grant and the code response go together, and the code needs somewhere to go. */
    private static void flow(Map<String, Object> members) {
        members.putIfAbsent("grant_types", List.of("authorization_code"));
        Set<?> grants = Set.copyOf((List<?>) members.get("grant_types"));
        boolean code = grants.contains("authorization_code");
        members.putIfAbsent("response_types", code ? List.of("code") : List.of());
        if (!GRANTS.containsAll(grants)) {
            throw unfit("grant_types that may be registered are " + String.join(", ", GRANTS));
        }
        if (code != ((List<?>) members.get("response_types")).contains("code")) {
            throw unfit("The grant type authorization_code and the response type code go together");
        }
        if (code && ((List<?>) members.getOrDefault("redirect_uris", List.of())).isEmpty()) {
            throw new Refusal(ErrorCode.INVALID_REDIRECT_URI, "redirect_uris are missing");
        }
    }

    /** The user API's scopes, and what the initial access token adds; anything beyond is left out, and the answer tells (§3.2.1). */
    private void scope(Map<String, Object> members, Scopes more) {
        Scopes userApi = new Scopes(resources.userApi().scopes());
        Scopes granted = members.get("scope") instanceof String asked
                ? Scopes.parse(asked).within(userApi.and(more).values())
                : userApi;
        if (granted.isEmpty()) {
            throw unfit("There is no scope of these for clients that register themselves");
        }
        members.put("scope", granted.toString());
    }

    /** What decides about the rules and the secret; the rest is the standard of all clients. */
    private void defaults(Map<String, Object> members) {
        members.putIfAbsent("profile", profile);
        members.putIfAbsent("token_endpoint_auth_method", "client_secret_basic");
    }

    /** OpenID Connect Registration §2, RFC 9701 §6: a method of encryption comes with an algorithm. */
    private static void encryption(Map<String, Object> members) {
        boolean alone = Stream.of("id_token", "userinfo", "authorization", "introspection")
                .anyMatch(what -> members.containsKey(what + "_encrypted_response_enc")
                        && !members.containsKey(what + "_encrypted_response_alg"));
        if (alone) {
            throw unfit("An encryption method needs its algorithm");
        }
    }

    private static boolean needsSecret(Map<String, Object> members) {
        return String.valueOf(members.get("token_endpoint_auth_method")).startsWith("client_secret_");
    }

    /** The rules of all clients, their refusals in the words and codes of registration. */
    private static Client parse(String stored) {
        try {
            return ClientMetadata.parse(stored);
        } catch (Refusal refusal) {
            ErrorCode code = refusal.code() == ErrorCode.INVALID_REDIRECT_URI
                    ? ErrorCode.INVALID_REDIRECT_URI
                    : ErrorCode.INVALID_CLIENT_METADATA;
            String printable = refusal.description().replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", "?");
            throw new Refusal(code, printable.substring(0, Math.min(300, printable.length())));
        }
    }

    private static Refusal unfit(String why) {
        return new Refusal(ErrorCode.INVALID_CLIENT_METADATA, why);
    }
}
