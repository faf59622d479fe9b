package triad.provider.metadata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The members of a registration document that this provider takes: RFC 7591 §2, OpenID Connect Registration §2, and the registry that
 * grew from them. All others are ignored, as RFC 7591 §2 wants it, and never come back.
 */
final class RegistrationMembers {
    private static final Map<MemberShape, Set<String>> SHAPES = Map.of(
            MemberShape.TEXT,
            Set.of(
                    "client_name",
                    "scope",
                    "application_type",
                    "subject_type",
                    "profile",
                    "software_id",
                    "software_version",
                    "token_endpoint_auth_method",
                    "token_endpoint_auth_signing_alg",
                    "id_token_signed_response_alg",
                    "id_token_encrypted_response_alg",
                    "id_token_encrypted_response_enc",
                    "userinfo_signed_response_alg",
                    "userinfo_encrypted_response_alg",
                    "userinfo_encrypted_response_enc",
                    "authorization_signed_response_alg",
                    "authorization_encrypted_response_alg",
                    "authorization_encrypted_response_enc",
                    "introspection_signed_response_alg",
                    "introspection_encrypted_response_alg",
                    "introspection_encrypted_response_enc",
                    "request_object_signing_alg",
                    "backchannel_token_delivery_mode",
                    "backchannel_authentication_request_signing_alg",
                    "tls_client_auth_subject_dn",
                    "tls_client_auth_san_dns",
                    "tls_client_auth_san_uri",
                    "tls_client_auth_san_ip",
                    "tls_client_auth_san_email"),
            MemberShape.TEXTS,
            Set.of(
                    "redirect_uris",
                    "response_types",
                    "response_modes",
                    "grant_types",
                    "contacts",
                    "default_acr_values",
                    "authorization_details_types"),
            MemberShape.PAGE,
            Set.of("client_uri", "logo_uri", "policy_uri", "tos_uri", "initiate_login_uri"),
            MemberShape.PAGES,
            Set.of("request_uris", "post_logout_redirect_uris"),
            MemberShape.ENDPOINT,
            Set.of(
                    "jwks_uri",
                    "sector_identifier_uri",
                    "backchannel_logout_uri",
                    "backchannel_client_notification_endpoint"),
            MemberShape.FLAG,
            Set.of(
                    "require_auth_time",
                    "require_pkce",
                    "require_pushed_authorization_requests",
                    "require_signed_request_object",
                    "tls_client_certificate_bound_access_tokens",
                    "dpop_bound_access_tokens",
                    "backchannel_logout_session_required",
                    "backchannel_user_code_parameter"),
            MemberShape.SECONDS,
            Set.of("default_max_age"),
            MemberShape.OBJECT,
            Set.of("jwks"));
    /** Those that may come in several languages (RFC 7591 §2.2). */
    private static final Set<String> OF_LANGUAGES =
            Set.of("client_name", "client_uri", "logo_uri", "policy_uri", "tos_uri");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,35}");

    private RegistrationMembers() {}

    /** The known members, each of its shape; {@code null} stands for a member that is not there (RFC 7592 §2.2). */
    static Map<String, Object> of(Map<String, ? extends @Nullable Object> document) {
        Map<String, Object> members = new LinkedHashMap<>();
        document.forEach((name, value) -> {
            if (value != null) {
                SHAPES.forEach((shape, names) -> {
                    if (names.contains(plain(name))) {
                        shape.demand(plain(name), value);
                        members.put(name, value);
                    }
                });
            }
        });
        return members;
    }

    /** The name without its language tag; what is no such name stays and is known to nobody. */
    private static String plain(String name) {
        int mark = name.indexOf('#');
        boolean tagged = mark > 0
                && OF_LANGUAGES.contains(name.substring(0, mark))
                && LANGUAGE.matcher(name.substring(mark + 1)).matches();
        return tagged ? name.substring(0, mark) : name;
    }
}
