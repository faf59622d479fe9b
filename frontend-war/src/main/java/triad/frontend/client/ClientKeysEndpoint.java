package triad.frontend.client;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import triad.frontend.config.FrontendConfig;

/** The public part of the key that we prove ourselves with ({@code jwks_uri}, RFC 7591 §2); there is none for a client without such a key. */
@WebServlet("/jwks")
public class ClientKeysEndpoint extends HttpServlet {
    private final transient Optional<String> keys;

    @Inject
    ClientKeysEndpoint(FrontendConfig config) {
        this.keys = config.client().key().map(JWK::toPublicJWK).map(JWKSet::new).map(JWKSet::toString);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (keys.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(JWKSet.MIME_TYPE);
        response.getWriter().write(keys.get());
    }
}
