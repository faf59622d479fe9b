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
import triad.provider.http.ClientCertificate;
import triad.provider.http.ErrorCode;
import triad.provider.http.JsonAnswer;
import triad.provider.http.Refusal;
import triad.provider.token.AccessToken;
import triad.provider.token.AccessTokens;
import triad.provider.user.User;
import triad.provider.user.UserClaims;
import triad.provider.user.Users;

/** The userinfo endpoint (OpenID Connect Core §5.3): the claims that the token's scopes allow, to the holder of its certificate. */
@WebServlet("/userinfo")
public class UserinfoEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient AccessTokens tokens;
    private final transient Users users;
    private final String audience;

    @Inject
    UserinfoEndpoint(AccessTokens tokens, Users users, ProviderConfig config) {
        this.tokens = tokens;
        this.users = users;
        this.audience = config.userApi().toString();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswer.write(
                response, HttpServletResponse.SC_OK, () -> challenging(request, response, () -> claims(request)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }

    /** A refusal here also goes into the challenge, unless no credentials came: then there is no error to tell (RFC 6750 §3.1). */
    private static Map<String, Object> challenging(
            HttpServletRequest request, HttpServletResponse response, JsonAnswer.Source source) throws IOException {
        try {
            return new LinkedHashMap<>(source.answer());
        } catch (Refusal refusal) {
            String error = request.getHeader("Authorization") == null
                    ? ""
                    : ", error=\"" + refusal.code().code() + "\", error_description=\"" + refusal.description() + "\"";
            response.setHeader("WWW-Authenticate", "Bearer realm=\"triad-provider\"" + error);
            throw refusal;
        }
    }

    private Map<String, Object> claims(HttpServletRequest request) {
        AccessToken token = BearerToken.find(request)
                .flatMap(tokens::verify)
                .filter(read -> read.audience().equals(audience))
                .filter(read -> heldBy(read, ClientCertificate.of(request)))
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_TOKEN, "The access token does not hold"));
        if (!token.scope().has("openid")) {
            throw new Refusal(ErrorCode.INSUFFICIENT_SCOPE, "The scope openid is needed");
        }
        User user = users.find(token.subject())
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_TOKEN, "The access token does not hold"));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", user.userId());
        claims.putAll(UserClaims.of(user, token.scope()));
        return claims;
    }

    private static boolean heldBy(AccessToken token, Optional<ClientCertificate> certificate) {
        return certificate
                .filter(c -> c.thumbprint().equals(token.certificate()))
                .isPresent();
    }
}
