package triad.provider.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import triad.provider.code.AuthorizationCode;
import triad.provider.code.AuthorizationCodes;
import triad.provider.code.CodeRedemption;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Parameters;
import triad.provider.token.FamilyTokens;
import triad.provider.token.Grant;
import triad.provider.token.RefreshTokens;
import triad.provider.token.TokenRequest;
import triad.provider.token.TokenResponse;

/** The authorization code grant with PKCE (RFC 6749 §4.1.3, RFC 7636 §4.5). The code is redeemed last, once, by one statement. */
@ApplicationScoped
class AuthorizationCodeGrant implements Grant {
    private final AuthorizationCodes codes;
    private final FamilyTokens familyTokens;
    private final RefreshTokens refreshTokens;

    @Inject
    AuthorizationCodeGrant(AuthorizationCodes codes, FamilyTokens familyTokens, RefreshTokens refreshTokens) {
        this.codes = codes;
        this.familyTokens = familyTokens;
        this.refreshTokens = refreshTokens;
    }

    @Override
    public String grantType() {
        return "authorization_code";
    }

    @Override
    public TokenResponse redeem(TokenRequest request) {
        Parameters parameters = request.parameters();
        AuthorizationCode code = codes.require(
                request.client(),
                new CodeRedemption(
                        new OpaqueValue(parameters.require("code")),
                        parameters.require("redirect_uri"),
                        parameters.find("code_verifier"),
                        request.confirmation().key()));
        FamilyTokens.demand(code.living().family(), parameters);
        TokenResponse answer = familyTokens.first(request, code.living(), code.nonce());
        if (request.client().mayUse("refresh_token")) {
            return answer.with(refreshTokens.issue(request, code).orElseThrow(() -> codes.reused(code)));
        }
        codes.redeem(code);
        return answer;
    }
}
