package triad.provider.metadata;

import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.http.OpaqueValue;

/**
 * A client as its document makes it, before it is stored.
 *
 * @param client what every endpoint will read
 * @param document what is stored: complete, with the hash of the secret
 * @param secret its new secret, shown once; empty where it has none or keeps the one it has
 */
public record NewClient(Client client, String document, Optional<OpaqueValue> secret) {}
