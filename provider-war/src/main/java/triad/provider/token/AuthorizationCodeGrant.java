package triad.provider.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import triad.provider.authorize.AuthorizationCode;
import triad.provider.authorize.AuthorizationCodes;
import triad.provider.authorize.TokenFamily;
import triad.provider.config.ProviderConfig;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Parameters;
import triad.provider.user.User;

/** The authorization code grant with PKCE (RFC 6749 §4.1.3, RFC 7636 §4.5). */
@ApplicationScoped
class AuthorizationCodeGrant implements Grant {
    private final AuthorizationCodes codes;
    private final FamilyTokens familyTokens;
    private final RefreshTokens refreshTokens;
    private final IdTokens idTokens;
    private final ProviderConfig config;

    @Inject
    AuthorizationCodeGrant(
            AuthorizationCodes codes,
            FamilyTokens familyTokens,
            RefreshTokens refreshTokens,
            IdTokens idTokens,
            ProviderConfig config) {
        this.codes = codes;
        this.familyTokens = familyTokens;
        this.refreshTokens = refreshTokens;
        this.idTokens = idTokens;
        this.config = config;
    }

    @Override
    public String grantType() {
        return "authorization_code";
    }

    @Override
    public TokenResponse redeem(TokenRequest request) {
        Parameters parameters = request.parameters();
        AuthorizationCode code = codes.redeem(
                request.client(),
                new OpaqueValue(parameters.require("code")),
                parameters.require("redirect_uri"),
                parameters.require("code_verifier"));
        TokenFamily family = code.family();
        User user = familyTokens.requireUser(family);
        String accessToken = familyTokens.issue(family, user, family.resourceScope(), request.confirmation());
        Optional<OpaqueValue> refreshToken =
                request.client().mayUse("refresh_token") ? Optional.of(refreshTokens.issue(family)) : Optional.empty();
        Optional<String> idToken = family.scope().has("openid")
                ? Optional.of(idTokens.issue(family, user, code.nonce(), accessToken))
                : Optional.empty();
        return new TokenResponse(
                accessToken,
                request.confirmation(),
                config.lifetimes().accessToken(),
                family.resourceScope(),
                refreshToken,
                idToken,
                Optional.empty());
    }
}
