package triad.provider.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import triad.provider.authorize.TokenFamily;
import triad.provider.client.Scopes;
import triad.provider.config.ProviderConfig;
import triad.provider.http.Confirmation;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.user.User;
import triad.provider.user.Users;

/** Issues the access tokens of a family: its audience, its scope or less, bound to what the client that asks has proved. */
@ApplicationScoped
class FamilyTokens {
    private final AccessTokens accessTokens;
    private final Users users;
    private final ProviderConfig config;
    private final Clock clock;

    @Inject
    FamilyTokens(AccessTokens accessTokens, Users users, ProviderConfig config, Clock clock) {
        this.accessTokens = accessTokens;
        this.users = users;
        this.config = config;
        this.clock = clock;
    }

    /** The family's user, or {@code invalid_grant} when the account is gone. */
    User requireUser(TokenFamily family) {
        return users.find(family.userId())
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_GRANT, "The grant does not hold"));
    }

    /** A new access token; it never outlives the family. */
    String issue(TokenFamily family, User user, Scopes scope, Confirmation confirmation) {
        Instant now = clock.instant();
        Instant end = now.plus(config.lifetimes().accessToken());
        return accessTokens.issue(new AccessToken(
                OpaqueValue.random().value(),
                user.userId(),
                family.clientId(),
                family.resource(),
                scope,
                now,
                end.isAfter(family.expiresAt()) ? family.expiresAt() : end,
                confirmation,
                Optional.of(new AccessToken.SignIn(
                        family.familyId(), family.sessionId(), family.acr(), family.authTime(), user.roles())),
                Optional.empty()));
    }
}
