package triad.provider.logout;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Optional<Client> client, Optional<String> sessionId, Optional<String> redirectUri, Optional<String> state) {

    /** Where the browser goes when it is signed out; empty where it stays here. */
    Optional<String> destination() {
        return redirectUri.map(uri -> state.map(value -> uri
                        + (uri.contains("?") ? "&" : "?")
                        + URLUtils.serializeParameters(Map.of("state", List.of(value))))
                .orElse(uri));
    }

    /** The page that asks first, with what it needs to lead back. */
    String question() {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        redirectUri.ifPresent(uri -> kept.put("post_logout_redirect_uri", List.of(uri)));
        client.ifPresent(asking -> kept.put("client_id", List.of(asking.clientId())));
        state.ifPresent(value -> kept.put("state", List.of(value)));
        return redirectUri.isPresent() ? "/sign-out?" + URLUtils.serializeParameters(kept) : "/sign-out";
    }
}
