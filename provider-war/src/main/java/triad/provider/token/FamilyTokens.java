package triad.provider.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import triad.provider.authorize.TokenFamily;
import triad.provider.client.Scopes;
import triad.provider.details.AuthorizationDetails;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.user.Subjects;
import triad.provider.user.User;
import triad.provider.user.Users;

/** Issues the tokens of a family: its audience, its scope or less, bound to what the client that asks has proved. */
@ApplicationScoped
public class FamilyTokens {
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final IdTokens idTokens;
    private final Users users;
    private final Subjects subjects;

    @Inject
    FamilyTokens(
            AccessTokens accessTokens, RefreshTokens refreshTokens, IdTokens idTokens, Users users, Subjects subjects) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.idTokens = idTokens;
        this.users = users;
        this.subjects = subjects;
    }

    /** The first tokens of a family, a refresh token and an ID token among them where the client may have them. */
    public TokenResponse begin(TokenRequest request, TokenFamily family, Optional<String> nonce) {
        TokenResponse answer = answer(request, family, family.resourceScope(), family.scope(), nonce);
        return request.client().mayUse("refresh_token") ? answer.with(refreshTokens.issue(request, family)) : answer;
    }

    /** Further tokens of the family, for the scope or less; the ID token is about the same sign-in (OpenID Connect Core §12.2). */
    TokenResponse refresh(TokenRequest request, TokenFamily family, Scopes scope) {
        return answer(request, family, family.resourceScope().within(scope.values()), scope, Optional.empty());
    }

    /** The one access token of a family that has no sign-in here. */
    TokenResponse accessOnly(TokenRequest request, TokenFamily family) {
        AccessToken.Times times = accessTokens.times(family.expiresAt());
        String accessToken = accessToken(request, family, requireUser(family), family.resourceScope(), times);
        return TokenResponse.of(accessToken, request.confirmation(), times.lasts(), family.resourceScope());
    }

    /** A token request may repeat the details of the grant; others, even fewer, are refused (RFC 9396 §6). */
    static void demand(TokenFamily family, Parameters parameters) {
        boolean others = parameters
                .find("authorization_details")
                .map(AuthorizationDetails::parse)
                .filter(details -> !details.equals(family.details()))
                .isPresent();
        if (others) {
            throw new Refusal(ErrorCode.INVALID_AUTHORIZATION_DETAILS, "The grant is for other authorization_details");
        }
    }

    private TokenResponse answer(
            TokenRequest request, TokenFamily family, Scopes resourceScope, Scopes scope, Optional<String> nonce) {
        User user = requireUser(family);
        AccessToken.Times times = accessTokens.times(family.expiresAt());
        String accessToken = accessToken(request, family, user, resourceScope, times);
        Optional<String> idToken = scope.has("openid")
                ? Optional.of(idTokens.issue(request.client(), family, user, scope, nonce, accessToken))
                : Optional.empty();
        return new TokenResponse(
                accessToken,
                request.confirmation(),
                times.lasts(),
                resourceScope,
                family.details(),
                Optional.empty(),
                idToken,
                Optional.empty());
    }

    private String accessToken(
            TokenRequest request, TokenFamily family, User user, Scopes scope, AccessToken.Times times) {
        return accessTokens.issue(new AccessToken(
                OpaqueValue.random().value(),
                subjects.of(request.client(), user.userId()),
                family.clientId(),
                family.resource(),
                scope,
                times,
                request.confirmation(),
                Optional.of(new AccessToken.SignIn(family, user.roles())),
                Optional.empty(),
                Optional.empty()));
    }

    private User requireUser(TokenFamily family) {
        return users.find(family.userId())
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_GRANT, "The grant does not hold"));
    }
}
