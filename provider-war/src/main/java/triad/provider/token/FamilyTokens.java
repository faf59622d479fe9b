package triad.provider.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import triad.provider.claims.Subjects;
import triad.provider.details.AuthorizationDetails;
import triad.provider.family.LivingFamily;
import triad.provider.family.TokenFamily;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.resource.Scopes;

/** Issues the tokens of a family: its audience, its scope or less, bound to what the client that asks has proved. */
@ApplicationScoped
public class FamilyTokens {
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final IdTokens idTokens;
    private final Subjects subjects;

    @Inject
    FamilyTokens(AccessTokens accessTokens, RefreshTokens refreshTokens, IdTokens idTokens, Subjects subjects) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.idTokens = idTokens;
        this.subjects = subjects;
    }

    /** The first tokens of a family, a refresh token and an ID token among them where the client may have them. */
    public TokenResponse begin(TokenRequest request, LivingFamily living, Optional<String> nonce) {
        TokenResponse answer = first(request, living, nonce);
        return request.client().mayUse("refresh_token")
                ? answer.with(refreshTokens.issue(request, living.family()))
                : answer;
    }

    /** The same without a refresh token. */
    public TokenResponse first(TokenRequest request, LivingFamily living, Optional<String> nonce) {
        TokenFamily family = living.family();
        return answer(request, living, family.resourceScope(), family.scope(), nonce);
    }

    /** Further tokens of the family, for the scope or less; the ID token is about the same sign-in (OpenID Connect Core §12.2). */
    public TokenResponse refresh(TokenRequest request, LivingFamily living, Scopes scope) {
        return answer(request, living, living.family().resourceScope().within(scope.values()), scope, Optional.empty());
    }

    /** The one access token of a family that has no sign-in here. */
    public TokenResponse accessOnly(TokenRequest request, LivingFamily living) {
        TokenFamily family = living.family();
        AccessToken.Times times = accessTokens.times(family.expiresAt());
        String accessToken = accessToken(request, living, family.resourceScope(), times);
        return TokenResponse.of(accessToken, request.confirmation(), times.lasts(), family.resourceScope());
    }

    /** A token request may repeat the details of the grant; others, even fewer, are refused (RFC 9396 §6). */
    public static void demand(TokenFamily family, Parameters parameters) {
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
            TokenRequest request, LivingFamily living, Scopes resourceScope, Scopes scope, Optional<String> nonce) {
        TokenFamily family = living.family();
        AccessToken.Times times = accessTokens.times(family.expiresAt());
        String accessToken = accessToken(request, living, resourceScope, times);
        Optional<String> idToken = scope.has("openid")
                ? Optional.of(idTokens.issue(request.client(), family, living.user(), scope, nonce, accessToken))
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

    private String accessToken(TokenRequest request, LivingFamily living, Scopes scope, AccessToken.Times times) {
        TokenFamily family = living.family();
        return accessTokens.issue(new AccessToken(
                OpaqueValue.random().value(),
                subjects.of(request.client(), family.userId()),
                family.clientId(),
                family.resource(),
                scope,
                times,
                request.confirmation(),
                Optional.of(new AccessToken.SignIn(living, living.user().roles())),
                Optional.empty(),
                Optional.empty()));
    }
}
