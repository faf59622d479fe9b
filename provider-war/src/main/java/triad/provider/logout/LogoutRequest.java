package triad.provider.logout;

import java.util.Optional;
import triad.provider.client.Client;

/**
 * A sign-out that a client asks for (OpenID Connect RP-Initiated Logout §2).
 *
 * @param client who asks, once the hint or {@code client_id} told
 * @param sessionId the session that the hint names: it may end without a question
 * @param redirectUri a registered post-logout redirect URI; empty where none was asked for
 * @param state returned as it came
 */
record LogoutRequest(
        Optional<Client> client, Optional<String> sessionId, Optional<String> redirectUri, Optional<String> state) {}
