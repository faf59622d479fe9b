package triad.provider.jwks;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.util.Optional;
import triad.provider.client.Client;

/**
 * Where somebody's public keys are (RFC 7591 §2).
 *
 * @param jwks the keys by value
 * @param jwksUri where they are published; not looked at where there are keys by value
 */
public record KeySource(Optional<JWKSet> jwks, Optional<URI> jwksUri) {
    static KeySource of(Client client) {
        return new KeySource(client.jwks(), client.jwksUri());
    }
}
