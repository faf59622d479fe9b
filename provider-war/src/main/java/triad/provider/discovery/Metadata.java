package triad.provider.discovery;

import com.nimbusds.jose.Algorithm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import triad.provider.claims.UserClaims;
import triad.provider.client.ClientMetadata;
import triad.provider.client.Protection;
import triad.provider.config.ProviderConfig;
import triad.provider.config.RegistrationSettings;
import triad.provider.dpop.DpopProofs;
import triad.provider.key.SigningKeys;
import triad.provider.resource.ProtectedResources;
import triad.provider.resource.Scopes;
import triad.provider.response.ResponseMode;

/** The provider's metadata (RFC 8414 §2, OpenID Connect Discovery §3): one explicit line for everything that is served. */
@ApplicationScoped
public class Metadata {
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final ProtectedResources resources;

    @Inject
    Metadata(ProviderConfig config, SigningKeys keys, ProtectedResources resources) {
        this.resources = resources;
        members.put("issuer", config.issuer().toString());
        endpoints(config);
        capabilities(config);
        requests(config);
        backchannel();
        authentication();
        identity(names(keys.algorithms()));
        members.put("mtls_endpoint_aliases", aliases(config));
    }

    /** The members in the order they are written; what resources know (RFC 8414 §2, RFC 9396 §10) is that of now. */
    public Map<String, Object> members() {
        Map<String, Object> now = new LinkedHashMap<>(members);
        now.put("scopes_supported", scopes());
        Set<String> types = resources.detailsTypes();
        if (!types.isEmpty()) {
            now.put("authorization_details_types_supported", List.copyOf(types));
        }
        return now;
    }

    /** What may be asked for, with what is no access. */
    private List<String> scopes() {
        Set<String> understood = new TreeSet<>(resources.scopes());
        understood.add(Scopes.OFFLINE_ACCESS);
        return List.copyOf(understood);
    }

    private void endpoints(ProviderConfig config) {
        members.put("authorization_endpoint", config.endpoint("/authorize").toString());
        members.put(
                "pushed_authorization_request_endpoint", config.endpoint("/par").toString());
        members.put("token_endpoint", config.endpoint("/token").toString());
        members.put(
                "device_authorization_endpoint",
                config.endpoint("/device_authorization").toString());
        members.put(
                "backchannel_authentication_endpoint",
                config.endpoint("/backchannel_authentication").toString());
        members.put("introspection_endpoint", config.endpoint("/introspect").toString());
        members.put("revocation_endpoint", config.endpoint("/revoke").toString());
        members.put("userinfo_endpoint", config.endpoint("/userinfo").toString());
        members.put("end_session_endpoint", config.endpoint("/logout").toString());
        if (config.registration().mode() != RegistrationSettings.Mode.OFF) {
            members.put("registration_endpoint", config.endpoint("/register").toString());
        }
        members.put("jwks_uri", config.endpoint("/jwks").toString());
    }

    private void capabilities(ProviderConfig config) {
        members.put("response_types_supported", List.of("code"));
        members.put("response_modes_supported", ResponseMode.served());
        members.put(
                "grant_types_supported",
                List.of(
                        "authorization_code",
                        "refresh_token",
                        "client_credentials",
                        "urn:ietf:params:oauth:grant-type:device_code",
                        "urn:openid:params:grant-type:ciba",
                        "urn:ietf:params:oauth:grant-type:token-exchange",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer"));
        members.put("code_challenge_methods_supported", List.of("S256"));
        members.put("prompt_values_supported", List.of("none", "login", "consent", "select_account"));
        members.put("require_pushed_authorization_requests", config.demands().pushed());
        members.put("authorization_response_iss_parameter_supported", true);
        members.put("tls_client_certificate_bound_access_tokens", true);
        members.put("backchannel_logout_supported", true);
        members.put("backchannel_logout_session_supported", true);
    }

    /** Request objects (RFC 9101 §10.5, OpenID Connect Discovery §3) and JWT responses (JARM §4). */
    private void requests(ProviderConfig config) {
        List<String> signatures = names(ClientMetadata.SIGNATURES);
        members.put("request_parameter_supported", true);
        members.put("request_uri_parameter_supported", true);
        members.put("require_request_uri_registration", true);
        members.put("require_signed_request_object", config.demands().signed());
        members.put("request_object_signing_alg_values_supported", signatures);
        members.put("authorization_signing_alg_values_supported", signatures);
        members.put("authorization_encryption_alg_values_supported", names(Protection.ALGORITHMS));
        members.put("authorization_encryption_enc_values_supported", names(Protection.METHODS));
        members.put("acr_values_supported", List.of("1"));
    }

    private void backchannel() {
        members.put("backchannel_token_delivery_modes_supported", List.of("poll", "ping"));
        members.put("backchannel_user_code_parameter_supported", false);
        members.put(
                "backchannel_authentication_request_signing_alg_values_supported", names(ClientMetadata.SIGNATURES));
    }

    private void authentication() {
        List<String> methods =
                ClientMetadata.AUTHENTICATION_METHODS.stream().sorted().toList();
        List<String> algorithms = names(ClientMetadata.SIGNATURES);
        for (String endpoint : List.of("token", "introspection", "revocation")) {
            members.put(endpoint + "_endpoint_auth_methods_supported", methods);
            members.put(endpoint + "_endpoint_auth_signing_alg_values_supported", algorithms);
        }
        members.put("dpop_signing_alg_values_supported", names(DpopProofs.ALGORITHMS));
    }

    private void identity(List<String> signatures) {
        members.put("subject_types_supported", List.of("public", "pairwise"));
        for (String what : List.of("id_token", "userinfo", "introspection")) {
            members.put(what + "_signing_alg_values_supported", signatures);
        }
        for (String what : List.of("id_token", "userinfo", "introspection")) {
            members.put(what + "_encryption_alg_values_supported", names(Protection.ALGORITHMS));
            members.put(what + "_encryption_enc_values_supported", names(Protection.METHODS));
        }
        members.put("claims_parameter_supported", true);
        members.put("claim_types_supported", List.of("normal"));
        List<String> claims = new ArrayList<>(UserClaims.NAMES);
        claims.add(0, "sub");
        members.put("claims_supported", List.copyOf(claims));
    }

    private static List<String> names(Collection<? extends Algorithm> algorithms) {
        return algorithms.stream().map(Algorithm::getName).sorted().toList();
    }

    private static Map<String, Object> aliases(ProviderConfig config) {
        Map<String, Object> aliases = new LinkedHashMap<>();
        aliases.put(
                "pushed_authorization_request_endpoint",
                config.mtlsEndpoint("/par").toString());
        aliases.put("token_endpoint", config.mtlsEndpoint("/token").toString());
        aliases.put(
                "device_authorization_endpoint",
                config.mtlsEndpoint("/device_authorization").toString());
        aliases.put(
                "backchannel_authentication_endpoint",
                config.mtlsEndpoint("/backchannel_authentication").toString());
        aliases.put("introspection_endpoint", config.mtlsEndpoint("/introspect").toString());
        aliases.put("revocation_endpoint", config.mtlsEndpoint("/revoke").toString());
        aliases.put("userinfo_endpoint", config.mtlsEndpoint("/userinfo").toString());
        return aliases;
    }
}
