package triad.provider.userinfo;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import triad.provider.bearer.ResourceGuard;
import triad.provider.claims.UserClaims;
import triad.provider.client.Client;
import triad.provider.client.Clients;
import triad.provider.client.Protection;
import triad.provider.config.ProviderConfig;
import triad.provider.family.LivingFamily;
import triad.provider.family.TokenFamily;
import triad.provider.http.ErrorCode;
import triad.provider.http.JsonAnswer;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.jwks.ClientEncryption;
import triad.provider.key.SigningKeys;
import triad.provider.resource.Scopes;
import triad.provider.token.AccessToken;
import triad.provider.user.User;

/**
 * The userinfo endpoint (OpenID Connect Core §5.3): the claims that the token's scopes allow and that its request asked for by name, to
 * whoever the token is bound to, signed and encrypted as the client registered (§5.3.2).
 */
@WebServlet("/userinfo")
public class UserinfoEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    /** A client of OAuth alone reads what its scopes allow; openid is about ID tokens, and allows the subject. */
    private static final Set<String> SCOPES = UserClaims.scopes(UserClaims.NAMES)
            .and(new Scopes(Set.of("openid")))
            .values();

    private final transient ResourceGuard guard;
    private final transient Clients clients;
    private final transient SigningKeys keys;
    private final transient ClientEncryption encryption;
    private final transient ProviderConfig config;

    @Inject
    UserinfoEndpoint(
            ResourceGuard guard,
            Clients clients,
            SigningKeys keys,
            ClientEncryption encryption,
            ProviderConfig config) {
        this.guard = guard;
        this.clients = clients;
        this.keys = keys;
        this.encryption = encryption;
        this.config = config;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        guard.guarding(request, response, () -> answer(request, response, Optional.empty()));
    }

    /** The token may come in a form instead (RFC 6750 §2.2). */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        guard.guarding(request, response, () -> answer(request, response, inBody(request)));
    }

    private static Optional<String> inBody(HttpServletRequest request) throws IOException {
        return request.getContentType() == null
                ? Optional.empty()
                : Parameters.ofForm(request).find("access_token");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Optional<String> inBody)
            throws IOException {
        AccessToken token = guard.require(request, inBody, config.userApi().toString(), SCOPES);
        Client client = clients.find(token.clientId()).orElseThrow(UserinfoEndpoint::refused);
        Map<String, Object> claims = claims(token);
        Protection protection = client.userinfo();
        if (protection.signature().isEmpty() && protection.encryption().isEmpty()) {
            JsonAnswer.write(response, HttpServletResponse.SC_OK, claims);
        } else {
            String jwt = jwt(client, protection, claims);
            JsonAnswer.write(response, HttpServletResponse.SC_OK, "application/jwt", jwt);
        }
    }

    /** What was asked for by name is for the client of the request alone, not for a server that acts for the user (RFC 8693). */
    private Map<String, Object> claims(AccessToken token) {
        LivingFamily living = token.signIn().map(AccessToken.SignIn::living).orElseThrow(UserinfoEndpoint::refused);
        TokenFamily family = living.family();
        User user = living.user();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", token.subject());
        claims.putAll(UserClaims.of(user, token.scope()));
        if (token.clientId().equals(family.clientId())) {
            claims.putAll(UserClaims.of(user, family.claims().userinfo().keySet()));
        }
        return claims;
    }

    private String jwt(Client client, Protection protection, Map<String, Object> claims) {
        Optional<String> signed = protection.signature().map(algorithm -> {
            JWTClaimsSet.Builder all = new JWTClaimsSet.Builder();
            claims.forEach(all::claim);
            all.issuer(config.issuer().toString()).audience(client.clientId());
            return keys.sign(JOSEObjectType.JWT, all.build(), algorithm);
        });
        String text = signed.orElseGet(() -> JSONObjectUtils.toJSONString(claims));
        return protection
                .encryption()
                .map(how -> encryption.encrypt(client, how, signed.map(jwt -> "JWT"), text))
                .orElse(text);
    }

    private static Refusal refused() {
        return new Refusal(ErrorCode.INVALID_TOKEN, "The access token does not hold");
    }
}
