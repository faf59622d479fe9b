package triad.provider.key;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import triad.provider.config.KeySettings;
import triad.provider.http.JsonAnswer;

/** The JWK set (RFC 7517 §5) with which everybody verifies what the provider signed. */
@WebServlet("/jwks")
public class JwksEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient SigningKeys keys;

    @Inject
    JwksEndpoint(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "public, max-age=" + KeySettings.JWKS_AGE.toSeconds());
        response.setHeader("Access-Control-Allow-Origin", "*");
        JsonAnswer.write(response, 200, () -> keys.published().toJSONObject());
    }
}
