package triad.provider.admin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import triad.provider.bearer.ResourceGuard;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.key.KeyRotation;

/**
 * Rotates the signing keys at once, for a program of the operator; answers with the kids that sign now, by algorithm. The one parameter
 * {@code algorithm} rotates that key alone.
 */
@WebServlet("/admin/keys/rotate")
public class KeyRotationEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient ResourceGuard guard;
    private final transient KeyRotation rotation;
    private final String audience;

    @Inject
    KeyRotationEndpoint(ResourceGuard guard, KeyRotation rotation, ProviderConfig config) {
        this.guard = guard;
        this.rotation = rotation;
        this.audience = config.endpoint("/admin").toString();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        guard.answer(request, response, () -> {
            guard.require(request, audience, "keys:rotate");
            return rotate(algorithm(request), response);
        });
    }

    private static Optional<String> algorithm(HttpServletRequest request) throws IOException {
        return request.getContentType() == null
                ? Optional.empty()
                : Parameters.ofForm(request).find("algorithm");
    }

    private Map<String, Object> rotate(Optional<String> algorithm, HttpServletResponse response) {
        KeyRotation.Outcome outcome = rotation.rotate(algorithm);
        if (outcome instanceof KeyRotation.TooEarly early) {
            response.setHeader(
                    "Retry-After",
                    String.valueOf(early.remaining().plusMillis(999).toSeconds()));
            throw new Refusal(ErrorCode.TEMPORARILY_UNAVAILABLE, "The next keys are not known everywhere yet");
        }
        return Map.of("current", ((KeyRotation.Rotated) outcome).current());
    }
}
