package triad.backend.provider;

import jakarta.json.JsonObject;
import java.net.URI;

/** Where the provider is asked what (RFC 8414 §2), the addresses for mutual TLS preferred (RFC 8705 §5). */
record ProviderMetadata(URI issuer, URI jwks, URI token, URI introspection, URI userinfo) {

    /** Refuses metadata of another issuer (RFC 8414 §3.3) and any address that is not https. */
    static ProviderMetadata parse(JsonObject metadata, URI expectedIssuer) {
        URI issuer = URI.create(metadata.getString("issuer", ""));
        if (!issuer.equals(expectedIssuer)) {
            throw new ProviderAway("Metadata is of the issuer " + issuer + ", expected " + expectedIssuer);
        }
        return new ProviderMetadata(
                issuer,
                address(metadata, "jwks_uri"),
                mutualTlsAddress(metadata, "token_endpoint"),
                mutualTlsAddress(metadata, "introspection_endpoint"),
                mutualTlsAddress(metadata, "userinfo_endpoint"));
    }

    static URI mutualTlsAddress(JsonObject metadata, String name) {
        JsonObject aliases = metadata.getOrDefault("mtls_endpoint_aliases", JsonObject.EMPTY_JSON_OBJECT)
                .asJsonObject();
        return address(aliases.containsKey(name) ? aliases : metadata, name);
    }

    private static URI address(JsonObject from, String name) {
        URI address = URI.create(from.getString(name, ""));
        if (!"https".equals(address.getScheme()) || address.getHost() == null) {
            throw new ProviderAway("Metadata has no https address as " + name);
        }
        return address;
    }
}
