package triad.provider.token;

import triad.provider.client.Client;
import triad.provider.http.Parameters;
import triad.provider.mtls.Confirmation;

/**
 * A token request of an authenticated client.
 *
 * @param confirmation what its tokens are bound to
 */
public record TokenRequest(Client client, Confirmation confirmation, Parameters parameters) {}
