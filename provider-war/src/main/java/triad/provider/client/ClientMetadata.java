package triad.provider.client;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientInformation;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Reads a client out of its registration document (RFC 7591 §2), refusing what this provider does not serve. */
final class ClientMetadata {
    private ClientMetadata() {}

    /** The client of the document; fails with the reason when the document is not one that can be served. */
    static Client parse(String document) {
        try {
            OIDCClientInformation information = OIDCClientInformation.parse(JSONObjectUtils.parse(document));
            OIDCClientMetadata metadata = information.getOIDCMetadata();
            ClientID id = information.getID();
            if (!ClientAuthenticationMethod.TLS_CLIENT_AUTH.equals(metadata.getTokenEndpointAuthMethod())) {
                throw new IllegalStateException(id + ": token_endpoint_auth_method must be tls_client_auth");
            }
            return new Client(
                    id.getValue(),
                    Optional.ofNullable(metadata.getName()).orElse(id.getValue()),
                    texts(metadata.getRedirectionURIs()),
                    texts(metadata.getPostLogoutRedirectionURIs()),
                    grantTypes(metadata.getGrantTypes()),
                    metadata.getScope() == null
                            ? Scopes.NONE
                            : Scopes.parse(metadata.getScope().toString()),
                    Optional.ofNullable(metadata.getTLSClientAuthSubjectDN()).map(ClientMetadata::subject),
                    metadata.requiresPushedAuthorizationRequests());
        } catch (ParseException malformed) {
            throw new IllegalStateException("no registration document: " + malformed.getMessage(), malformed);
        }
    }

    private static X500Principal subject(String name) {
        try {
            return new X500Principal(name);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException("tls_client_auth_subject_dn: '" + name + "' is no name", malformed);
        }
    }

    /** Codes and people are sent over https alone (RFC 9700 §2.6). */
    /** Without a word of the document: the authorization code grant (RFC 7591 §2). */
    private static Set<String> grantTypes(@Nullable Set<GrantType> registered) {
        return registered == null
                ? Set.of("authorization_code")
                : registered.stream().map(GrantType::getValue).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> texts(@Nullable Set<URI> uris) {
        Set<URI> registered = uris == null ? Set.of() : uris;
        registered.stream()
                .filter(uri -> !"https".equals(uri.getScheme()) || uri.getHost() == null)
                .findFirst()
                .ifPresent(unfit -> {
                    throw new IllegalStateException("'" + unfit + "' is no https URI");
                });
        return registered.stream().map(URI::toString).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
