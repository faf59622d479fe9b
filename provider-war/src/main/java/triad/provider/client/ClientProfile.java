package triad.provider.client;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import java.util.Set;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

/** What a client has to keep to, its own metadata member {@code profile}; no client can do less than its profile demands. */
public enum ClientProfile {
    /** FAPI 2.0 Security Profile Final §5.3.2: the default of clients that prove themselves by key or certificate. */
    FAPI2("fapi2"),
    /** OAuth 2.1 with OpenID Connect: the default of everybody else. */
    OAUTH2_1("oauth2.1");

    private static final Set<String> FAPI_METHODS =
            Set.of("private_key_jwt", "tls_client_auth", "self_signed_tls_client_auth");
    private static final Set<JWSAlgorithm> FAPI_SIGNATURES =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256, JWSAlgorithm.EdDSA);
    private final String wireName;

    ClientProfile(String wireName) {
        this.wireName = wireName;
    }

    /** The profile that a document names, otherwise the strictest one that the authentication method allows. */
    static ClientProfile of(OIDCClientMetadata metadata) {
        if (!(metadata.getCustomField("profile") instanceof String named)) {
            ClientAuthenticationMethod method = metadata.getTokenEndpointAuthMethod();
            return method != null && FAPI_METHODS.contains(method.getValue()) ? FAPI2 : OAUTH2_1;
        }
        for (ClientProfile profile : values()) {
            if (profile.wireName.equals(named)) {
                return profile;
            }
        }
        throw new Refusal(ErrorCode.INVALID_CLIENT_METADATA, "profile must be fapi2 or oauth2.1");
    }

    /** Its name in metadata documents. */
    public String wireName() {
        return wireName;
    }

    /** What is signed with for a client that does not say; RS256, the standard elsewhere, is none of FAPI's. */
    JWSAlgorithm standardSignature() {
        return this == FAPI2 ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
    }

    /** What its clients may sign with (FAPI 2.0 §5.4.1). */
    public Set<JWSAlgorithm> signatures() {
        return this == FAPI2 ? FAPI_SIGNATURES : ClientMetadata.SIGNATURES;
    }

    /** Refuses a client that does less than the profile demands. */
    void demand(Client client) {
        if (this == FAPI2 && !FAPI_METHODS.contains(client.authenticationMethod())) {
            throw missed("private_key_jwt, tls_client_auth or self_signed_tls_client_auth (FAPI 2.0 5.3.2.1)");
        }
        if (this == FAPI2 && client.signatureAlgorithms().anyMatch(JWSAlgorithm.RS256::equals)) {
            throw missed("signatures with PS256, ES256 or EdDSA (FAPI 2.0 5.4.1)");
        }
    }

    private Refusal missed(String demand) {
        return new Refusal(ErrorCode.INVALID_CLIENT_METADATA, "The profile " + wireName + " demands " + demand);
    }
}
