package triad.provider.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.client.ProtectedResource;
import triad.provider.client.ProtectedResources;
import triad.provider.client.Scopes;
import triad.provider.config.ProviderConfig;
import triad.provider.consent.Consents;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;

/**
 * The token exchange grant (RFC 8693): a resource server that received a user's token gets one for the next server, as itself.
 *
 * <p>The new token names both (§4.1), is for another audience, bound to the resource server's certificate, never outlives the first
 * and never exceeds what the user allowed the resource server.
 */
@ApplicationScoped
class TokenExchangeGrant implements Grant {
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private final AccessTokens accessTokens;
    private final ProtectedResources resources;
    private final Consents consents;
    private final ProviderConfig config;
    private final Clock clock;

    @Inject
    TokenExchangeGrant(
            AccessTokens accessTokens,
            ProtectedResources resources,
            Consents consents,
            ProviderConfig config,
            Clock clock) {
        this.accessTokens = accessTokens;
        this.resources = resources;
        this.consents = consents;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String grantType() {
        return "urn:ietf:params:oauth:grant-type:token-exchange";
    }

    @Override
    public TokenResponse redeem(TokenRequest request) {
        Client actor = request.client();
        Parameters parameters = request.parameters();
        onlyAccessTokens(parameters);
        AccessToken subject = subject(actor, parameters.require("subject_token"));
        ProtectedResource target = target(parameters);
        Scopes scope = scope(actor, subject, target, parameters);
        Instant now = clock.instant();
        Instant end = now.plus(config.lifetimes().accessToken());
        AccessToken exchanged = new AccessToken(
                OpaqueValue.random().value(),
                subject.subject(),
                actor.clientId(),
                target.resource(),
                scope,
                now,
                end.isAfter(subject.expiresAt()) ? subject.expiresAt() : end,
                request.confirmation(),
                subject.signIn(),
                Optional.of(chain(actor, subject)));
        return new TokenResponse(
                accessTokens.issue(exchanged),
                request.confirmation(),
                Duration.between(now, exchanged.expiresAt()),
                scope,
                Optional.empty(),
                Optional.empty(),
                Optional.of(ACCESS_TOKEN));
    }

    private static void onlyAccessTokens(Parameters parameters) {
        boolean served = ACCESS_TOKEN.equals(parameters.require("subject_token_type"))
                && ACCESS_TOKEN.equals(parameters.find("requested_token_type").orElse(ACCESS_TOKEN))
                && !parameters.has("actor_token");
        if (!served) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "Only an access token is exchanged for an access token");
        }
    }

    /** A living token of a user, in the hands of the resource server that it is for (§2.2.2: otherwise invalid_request). */
    private AccessToken subject(Client actor, String token) {
        return accessTokens
                .verify(token)
                .filter(subject -> subject.signIn().isPresent())
                .filter(subject -> resources
                        .find(subject.audience())
                        .flatMap(ProtectedResource::clientId)
                        .filter(actor.clientId()::equals)
                        .isPresent())
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_REQUEST, "The subject token does not hold"));
    }

    private ProtectedResource target(Parameters parameters) {
        ProtectedResource target =
                resources.require(parameters.has("resource") ? parameters.all("resource") : parameters.all("audience"));
        if (!target.equals(resources.userApi())) {
            throw new Refusal(ErrorCode.INVALID_TARGET, "Tokens are exchanged for the user API only");
        }
        return target;
    }

    /** What was asked for, or all that the user allowed; never more than the client registered. */
    private Scopes scope(Client actor, AccessToken subject, ProtectedResource target, Parameters parameters) {
        Scopes allowed = consents.allowed(subject.subject(), actor.clientId(), target.resource())
                .within(actor.scope().values());
        Scopes scope = parameters.find("scope").map(Scopes::parse).orElse(allowed);
        if (scope.isEmpty() || !allowed.covers(scope)) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "The user did not allow this scope to this client");
        }
        return scope;
    }

    private static Map<String, Object> chain(Client actor, AccessToken subject) {
        Map<String, Object> act = new LinkedHashMap<>();
        act.put("sub", actor.clientId());
        subject.actor().ifPresent(earlier -> act.put("act", earlier));
        return act;
    }
}
