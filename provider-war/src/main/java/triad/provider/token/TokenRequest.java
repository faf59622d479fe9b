package triad.provider.token;

import triad.provider.client.Client;
import triad.provider.http.ClientCertificate;
import triad.provider.http.Parameters;

/**
 * A token request of an authenticated client.
 *
 * @param certificate what its tokens are bound to (RFC 8705 §3)
 */
record TokenRequest(Client client, ClientCertificate certificate, Parameters parameters) {}
