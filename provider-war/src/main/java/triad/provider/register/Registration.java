package triad.provider.register;

import java.time.Instant;
import triad.provider.client.Client;
import triad.provider.http.OpaqueValue;
import triad.provider.resource.Scopes;

/**
 * A client that registered itself, in the hands of whoever has its registration access token.
 *
 * @param client as it is registered now
 * @param token its registration access token, which stays the same
 * @param registeredAt its {@code client_id_issued_at}
 * @param scope what it may ask for beside the user API's scopes
 */
record Registration(Client client, OpaqueValue token, Instant registeredAt, Scopes scope) {}
