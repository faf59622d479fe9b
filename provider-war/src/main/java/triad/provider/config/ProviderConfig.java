package triad.provider.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * Everything the deployment decides about the provider, validated at start.
 *
 * @param issuer the issuer identifier, an https URL without query, fragment or trailing slash (RFC 8414 §2)
 * @param mtlsUrl the base of the mutual-TLS endpoint aliases (RFC 8705 §5), without trailing slash
 * @param mtlsPort the port of the listener that asks for client certificates; empty where every listener may
 * @param clients the folder of client files, RFC 7591 metadata
 * @param resources the folder of protected-resource files, RFC 9728 metadata
 * @param issuers the folder of files of issuers elsewhere whose assertions are taken; empty where there is none
 * @param people people to create where they are missing; empty outside demonstrations
 * @param keys how the signing keys are kept and renewed
 * @param requireDpopNonce whether every DPoP proof needs a nonce of ours (RFC 9449 §8)
 * @param proxy the subject of the certificate of the proxy that passes client certificates on (RFC 9440); empty without one
 * @param lifetimes how long what the provider issues lasts
 * @param fetchAllowed the hosts that outgoing requests may reach wherever they are
 * @param registration whether clients may register themselves
 * @param tokenEndpointAudience whether assertions of clients outside FAPI may name the token endpoint, as OpenID Connect Core once had it
 * @param demands how every authorization request has to come
 */
public record ProviderConfig(
        URI issuer,
        URI mtlsUrl,
        Optional<Integer> mtlsPort,
        Path clients,
        Path resources,
        Optional<Path> issuers,
        Optional<DemoPeople> people,
        KeySettings keys,
        boolean requireDpopNonce,
        Optional<X500Principal> proxy,
        Lifetimes lifetimes,
        AllowedHosts fetchAllowed,
        RegistrationSettings registration,
        boolean tokenEndpointAudience,
        RequestDemands demands) {

    /** The endpoint at a path that starts with a slash, as browsers and servers without certificate reach it. */
    public URI endpoint(String path) {
        return URI.create(issuer + path);
    }

    /** The same endpoint on the listener that asks for a client certificate. */
    public URI mtlsEndpoint(String path) {
        return URI.create(mtlsUrl + path);
    }

    /** The resource indicator of the provider's own user API (RFC 8707). */
    public URI userApi() {
        return endpoint("/userinfo");
    }
}
