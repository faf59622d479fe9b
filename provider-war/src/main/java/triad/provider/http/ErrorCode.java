package triad.provider.http;

/** The registered error codes this provider answers with (IANA OAuth Extensions Error Registry), each with its HTTP status where it is a direct answer. */
public enum ErrorCode {
    /** RFC 6749 §5.2. */
    INVALID_REQUEST("invalid_request", 400),
    /** RFC 6749 §5.2; 401 because the client did not prove who it is. */
    INVALID_CLIENT("invalid_client", 401),
    /** RFC 6749 §5.2; one code for unknown, expired, used and foreign. */
    INVALID_GRANT("invalid_grant", 400),
    /** RFC 6749 §5.2. */
    UNAUTHORIZED_CLIENT("unauthorized_client", 400),
    /** RFC 6749 §5.2. */
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400),
    /** RFC 6749 §4.1.2.1. */
    UNSUPPORTED_RESPONSE_TYPE("unsupported_response_type", 400),
    /** RFC 6749 §5.2. */
    INVALID_SCOPE("invalid_scope", 400),
    /** RFC 8707 §2. */
    INVALID_TARGET("invalid_target", 400),
    /** RFC 6749 §4.1.2.1. */
    ACCESS_DENIED("access_denied", 403),
    /** RFC 6749 §4.1.2.1. */
    SERVER_ERROR("server_error", 500),
    /** RFC 6749 §4.1.2.1. */
    TEMPORARILY_UNAVAILABLE("temporarily_unavailable", 503),
    /** OpenID Connect Core §3.1.2.6. */
    LOGIN_REQUIRED("login_required", 400),
    /** OpenID Connect Core §3.1.2.6. */
    CONSENT_REQUIRED("consent_required", 400),
    /** OpenID Connect Core §3.1.2.6. */
    REQUEST_NOT_SUPPORTED("request_not_supported", 400),
    /** OpenID Connect Core §3.1.2.6. */
    REQUEST_URI_NOT_SUPPORTED("request_uri_not_supported", 400),
    /** OpenID Connect Core §3.1.2.6. */
    REGISTRATION_NOT_SUPPORTED("registration_not_supported", 400),
    /** RFC 9101 §7. */
    INVALID_REQUEST_URI("invalid_request_uri", 400),
    /** RFC 9101 §7. */
    INVALID_REQUEST_OBJECT("invalid_request_object", 400),
    /** RFC 9396 §5. */
    INVALID_AUTHORIZATION_DETAILS("invalid_authorization_details", 400),
    /** OpenID Connect Core §3.1.2.6. */
    INTERACTION_REQUIRED("interaction_required", 400),
    /** OpenID Connect Core §3.1.2.6. */
    ACCOUNT_SELECTION_REQUIRED("account_selection_required", 400),
    /** OpenID Connect Core Unmet Authentication Requirements §3. */
    UNMET_AUTHENTICATION_REQUIREMENTS("unmet_authentication_requirements", 400),
    /** RFC 7591 §3.2.2. */
    INVALID_REDIRECT_URI("invalid_redirect_uri", 400),
    /** RFC 7591 §3.2.2. */
    INVALID_CLIENT_METADATA("invalid_client_metadata", 400),
    /** RFC 7591 §3.2.2. */
    INVALID_SOFTWARE_STATEMENT("invalid_software_statement", 400),
    /** RFC 7591 §3.2.2. */
    UNAPPROVED_SOFTWARE_STATEMENT("unapproved_software_statement", 400),
    /** RFC 9449 §5. */
    INVALID_DPOP_PROOF("invalid_dpop_proof", 400),
    /** RFC 9449 §8. */
    USE_DPOP_NONCE("use_dpop_nonce", 400),
    /** RFC 8628 §3.5. */
    AUTHORIZATION_PENDING("authorization_pending", 400),
    /** RFC 8628 §3.5. */
    SLOW_DOWN("slow_down", 400),
    /** RFC 8628 §3.5: at the token endpoint, after the person said no. */
    DENIED_BY_PERSON("access_denied", 400),
    /** RFC 8628 §3.5. */
    EXPIRED_TOKEN("expired_token", 400),
    /** OpenID Connect CIBA Core §13. */
    UNKNOWN_USER_ID("unknown_user_id", 400),
    /** OpenID Connect CIBA Core §13. */
    EXPIRED_LOGIN_HINT_TOKEN("expired_login_hint_token", 400),
    /** OpenID Connect CIBA Core §13. */
    MISSING_USER_CODE("missing_user_code", 400),
    /** OpenID Connect CIBA Core §13. */
    INVALID_USER_CODE("invalid_user_code", 400),
    /** OpenID Connect CIBA Core §13. */
    INVALID_BINDING_MESSAGE("invalid_binding_message", 400),
    /** RFC 7009 §2.2.1. */
    UNSUPPORTED_TOKEN_TYPE("unsupported_token_type", 400),
    /** RFC 6750 §3.1. */
    INVALID_TOKEN("invalid_token", 401),
    /** RFC 6750 §3.1. */
    INSUFFICIENT_SCOPE("insufficient_scope", 403);

    private final String code;
    private final int status;

    ErrorCode(String code, int status) {
        this.code = code;
        this.status = status;
    }

    /** The code on the wire. */
    public String code() {
        return code;
    }

    /** The HTTP status of a direct answer. */
    public int status() {
        return status;
    }
}
