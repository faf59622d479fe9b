package triad.provider.introspect;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import triad.provider.authenticate.ClientAuthentication;
import triad.provider.client.Client;
import triad.provider.client.Protection;
import triad.provider.config.ProviderConfig;
import triad.provider.http.JsonAnswer;
import triad.provider.http.Parameters;
import triad.provider.jwks.ClientEncryption;
import triad.provider.key.SigningKeys;

/**
 * The introspection endpoint (RFC 7662 §2): whether a token still holds; as a signed JWT to whoever accepts that (RFC 9701 §4),
 * encrypted where it registered that (§6).
 *
 * <p>The JWT is of a type of its own and says everything about the token inside one claim, so that it passes for no token (§5).
 */
@WebServlet("/introspect")
public class IntrospectionEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String MEDIA_TYPE = "application/token-introspection+jwt";
    private static final JOSEObjectType TYPE = new JOSEObjectType("token-introspection+jwt");
    private final transient ClientAuthentication authentication;
    private final transient Introspection introspection;
    private final transient SigningKeys keys;
    private final transient ClientEncryption encryption;
    private final transient ProviderConfig config;
    private final transient Clock clock;

    @Inject
    IntrospectionEndpoint(
            ClientAuthentication authentication,
            Introspection introspection,
            SigningKeys keys,
            ClientEncryption encryption,
            ProviderConfig config,
            Clock clock) {
        this.authentication = authentication;
        this.introspection = introspection;
        this.keys = keys;
        this.encryption = encryption;
        this.config = config;
        this.clock = clock;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswer.refusing(response, () -> introspect(request, response));
    }

    private void introspect(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters parameters = Parameters.ofForm(request);
        Client caller = authentication.authenticate(request, parameters).client();
        Map<String, Object> answer = introspection.of(caller, parameters.require("token"));
        response.addHeader("Vary", "Accept");
        if (wantsJwt(request)) {
            JsonAnswer.write(response, HttpServletResponse.SC_OK, MEDIA_TYPE, jwt(caller, answer));
        } else {
            JsonAnswer.write(response, HttpServletResponse.SC_OK, answer);
        }
    }

    private static boolean wantsJwt(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.toLowerCase(Locale.ROOT).contains(MEDIA_TYPE);
    }

    private String jwt(Client caller, Map<String, Object> answer) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(config.issuer().toString())
                .audience(caller.clientId())
                .issueTime(Date.from(clock.instant()))
                .claim("token_introspection", answer)
                .build();
        Protection protection = caller.introspection();
        return encryption.protect(caller, protection, keys.sign(TYPE, claims, protection.algorithm()));
    }
}
