package triad.provider.userinfo;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.token.AccessToken;
import triad.provider.token.ResourceGuard;
import triad.provider.user.User;
import triad.provider.user.UserClaims;
import triad.provider.user.Users;

/** The userinfo endpoint (OpenID Connect Core §5.3): the claims that the token's scopes allow, to whoever the token is bound to. */
@WebServlet("/userinfo")
public class UserinfoEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient ResourceGuard guard;
    private final transient Users users;
    private final String audience;

    @Inject
    UserinfoEndpoint(ResourceGuard guard, Users users, ProviderConfig config) {
        this.guard = guard;
        this.users = users;
        this.audience = config.userApi().toString();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        guard.answer(request, response, () -> claims(request, Optional.empty()));
    }

    /** The token may come in a form instead (RFC 6750 §2.2). */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        guard.answer(request, response, () -> claims(request, inBody(request)));
    }

    private static Optional<String> inBody(HttpServletRequest request) throws IOException {
        return request.getContentType() == null
                ? Optional.empty()
                : Parameters.ofForm(request).find("access_token");
    }

    private Map<String, Object> claims(HttpServletRequest request, Optional<String> inBody) {
        AccessToken token = guard.require(request, inBody, audience, "openid");
        User user = users.find(token.subject())
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_TOKEN, "The access token does not hold"));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", user.userId());
        claims.putAll(UserClaims.of(user, token.scope()));
        return claims;
    }
}
