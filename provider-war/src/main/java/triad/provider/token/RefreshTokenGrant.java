package triad.provider.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import triad.provider.authorize.TokenFamily;
import triad.provider.client.Scopes;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.user.User;

/** The refresh token grant (RFC 6749 §6): the same scope or less, the same resource. */
@ApplicationScoped
class RefreshTokenGrant implements Grant {
    private final RefreshTokens refreshTokens;
    private final FamilyTokens familyTokens;
    private final ProviderConfig config;

    @Inject
    RefreshTokenGrant(RefreshTokens refreshTokens, FamilyTokens familyTokens, ProviderConfig config) {
        this.refreshTokens = refreshTokens;
        this.familyTokens = familyTokens;
        this.config = config;
    }

    @Override
    public String grantType() {
        return "refresh_token";
    }

    @Override
    public TokenResponse redeem(TokenRequest request) {
        OpaqueValue token = new OpaqueValue(request.parameters().require("refresh_token"));
        TokenFamily family = refreshTokens
                .find(request.client(), token)
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_GRANT, "The refresh token does not hold"));
        List<String> resources = request.parameters().all("resource");
        if (!resources.isEmpty() && !resources.equals(List.of(family.resource()))) {
            throw new Refusal(ErrorCode.INVALID_TARGET, "The grant is for another resource");
        }
        Scopes scope = request.parameters().find("scope").map(Scopes::parse).orElse(family.scope());
        if (!family.scope().covers(scope)) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "The grant does not have this scope");
        }
        User user = familyTokens.requireUser(family);
        Scopes narrowed = family.resourceScope().within(scope.values());
        return TokenResponse.of(
                familyTokens.issue(family, user, narrowed, request.confirmation()),
                request.confirmation(),
                config.lifetimes().accessToken(),
                narrowed);
    }
}
