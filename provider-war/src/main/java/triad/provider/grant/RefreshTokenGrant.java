package triad.provider.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.family.TokenFamilies;
import triad.provider.family.TokenFamily;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.mtls.Confirmation;
import triad.provider.resource.Scopes;
import triad.provider.token.FamilyTokens;
import triad.provider.token.Grant;
import triad.provider.token.RefreshToken;
import triad.provider.token.RefreshTokens;
import triad.provider.token.SealedAnswer;
import triad.provider.token.TokenRequest;
import triad.provider.token.TokenResponse;

/**
 * The refresh token grant (RFC 6749 §6): the same scope or less, the same resource.
 *
 * <p>A confidential client whose tokens are bound keeps its refresh token (FAPI 2.0 §5.3.2.1). Everybody else gets a new one each time
 * (RFC 9700 §4.14.2); who shows a replaced one is answered as before for a short time, because two tabs do that, and ends the family
 * later, because only a thief or his victim does.
 */
@ApplicationScoped
class RefreshTokenGrant implements Grant {
    private final RefreshTokens refreshTokens;
    private final TokenFamilies families;
    private final FamilyTokens familyTokens;
    private final ProviderConfig config;
    private final Clock clock;

    @Inject
    RefreshTokenGrant(
            RefreshTokens refreshTokens,
            TokenFamilies families,
            FamilyTokens familyTokens,
            ProviderConfig config,
            Clock clock) {
        this.refreshTokens = refreshTokens;
        this.families = families;
        this.familyTokens = familyTokens;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String grantType() {
        return "refresh_token";
    }

    @Override
    public TokenResponse redeem(TokenRequest request) {
        RefreshToken token = require(request);
        oneResource(request, token.family());
        FamilyTokens.demand(token.family(), request.parameters());
        Scopes scope = scope(request, token.family());
        if (token.replacement().isPresent()) {
            return again(request, token, token.replacement().get());
        }
        TokenResponse answer = familyTokens.refresh(request, token.living(), scope);
        return isRotated(request.client()) ? rotate(request, token, answer) : answer;
    }

    private RefreshToken require(TokenRequest request) {
        OpaqueValue value = new OpaqueValue(request.parameters().require("refresh_token"));
        return refreshTokens
                .find(request.client(), value)
                .filter(token -> token.binding().equals(Confirmation.NONE)
                        || token.binding().equals(request.confirmation()))
                .orElseThrow(RefreshTokenGrant::refused);
    }

    private static void oneResource(TokenRequest request, TokenFamily family) {
        List<String> resources = request.parameters().all("resource");
        if (!resources.isEmpty() && !resources.equals(List.of(family.resource()))) {
            throw new Refusal(ErrorCode.INVALID_TARGET, "The grant is for another resource");
        }
    }

    /** What was no part of the grant, because it is no access, may come again all the same. */
    private static Scopes scope(TokenRequest request, TokenFamily family) {
        Scopes scope = request.parameters()
                .find("scope")
                .map(Scopes::parse)
                .map(Scopes::ofAccess)
                .orElse(family.scope());
        if (!family.scope().covers(scope)) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "The grant does not have this scope");
        }
        return scope;
    }

    private static boolean isRotated(Client client) {
        return client.isPublic() || !client.isSenderConstrained();
    }

    /** Of several at once, one replaces the token; the others read its answer. */
    private TokenResponse rotate(TokenRequest request, RefreshToken token, TokenResponse answer) {
        OpaqueValue successor = OpaqueValue.random();
        TokenResponse rotated = answer.with(successor);
        SealedAnswer sealed = SealedAnswer.seal(rotated, token.value(), request);
        if (refreshTokens.replace(token, successor, RefreshTokens.binding(request), sealed)) {
            return rotated;
        }
        RefreshToken replaced = require(request);
        return again(request, replaced, replaced.replacement().orElseThrow(RefreshTokenGrant::refused));
    }

    private TokenResponse again(TokenRequest request, RefreshToken token, RefreshToken.Replacement replacement) {
        boolean late = replacement.at().plus(config.lifetimes().refreshGrace()).isBefore(clock.instant());
        if (late) {
            families.revoke(token.family().familyId());
        }
        return Optional.of(replacement.answer())
                .filter(answer -> !late)
                .flatMap(answer -> answer.open(token.value(), request))
                .map(members -> TokenResponse.of(members, request.confirmation()))
                .orElseThrow(RefreshTokenGrant::refused);
    }

    private static Refusal refused() {
        return new Refusal(ErrorCode.INVALID_GRANT, "The refresh token does not hold");
    }
}
