package triad.provider.ssf;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import triad.provider.bearer.ResourceGuard;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.JsonAnswer;
import triad.provider.http.Refusal;
import triad.provider.token.AccessToken;

/** Which receiver calls: the client of an access token for this API, issued to itself and not for a user (RFC 6749 §4.4). */
@ApplicationScoped
class Receivers {
    private final ResourceGuard guard;
    private final String audience;

    @Inject
    Receivers(ResourceGuard guard, ProviderConfig config) {
        this.guard = guard;
        this.audience = config.endpoint("/ssf").toString();
    }

    /** Lets the work answer, or answers with the refusal and a challenge. */
    void answer(HttpServletRequest request, HttpServletResponse response, JsonAnswer.Work work) throws IOException {
        guard.guarding(request, response, work);
    }

    /** The client, if it may read its streams and events. */
    String reading(HttpServletRequest request) {
        return clientId(guard.require(request, audience, "ssf.read"));
    }

    /** The client, if it may change its streams. */
    String managing(HttpServletRequest request) {
        return clientId(guard.require(request, audience, "ssf.manage"));
    }

    private static String clientId(AccessToken token) {
        if (token.signIn().isPresent()) {
            throw new Refusal(ErrorCode.INVALID_TOKEN, "The access token does not hold");
        }
        return token.clientId();
    }
}
