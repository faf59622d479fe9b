package triad.provider.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import triad.provider.claims.Subjects;
import triad.provider.client.Client;
import triad.provider.consent.Consents;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.resource.ProtectedResource;
import triad.provider.resource.ProtectedResources;
import triad.provider.resource.Scopes;
import triad.provider.token.AccessToken;
import triad.provider.token.AccessTokens;
import triad.provider.token.Grant;
import triad.provider.token.TokenRequest;
import triad.provider.token.TokenResponse;

/**
 * The token exchange grant (RFC 8693): a resource server that received a user's token gets one for the next server, as itself.
 *
 * <p>The new token names both (§4.1), is for another audience, bound to the resource server's certificate, never outlives the first
 * and never exceeds what the user allowed the resource server.
 */
@ApplicationScoped
class TokenExchangeGrant implements Grant {
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    /** An access token is a JWT as well, and may be called one. */
    private static final Set<String> TYPES = Set.of(ACCESS_TOKEN, "urn:ietf:params:oauth:token-type:jwt");

    private static final int MOST_ACTORS = 5;
    private final AccessTokens accessTokens;
    private final ProtectedResources resources;
    private final Consents consents;
    private final Subjects subjects;

    @Inject
    TokenExchangeGrant(AccessTokens accessTokens, ProtectedResources resources, Consents consents, Subjects subjects) {
        this.accessTokens = accessTokens;
        this.resources = resources;
        this.consents = consents;
        this.subjects = subjects;
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
        ProtectedResource target = target(actor, parameters);
        Scopes scope = scope(actor, subject, target, parameters);
        AccessToken.Times times = accessTokens.times(subject.times().expiresAt());
        AccessToken exchanged = new AccessToken(
                OpaqueValue.random().value(),
                subjects.of(actor, userId(subject)),
                actor.clientId(),
                target.resource(),
                scope,
                times,
                request.confirmation(),
                subject.signIn(),
                Optional.of(chain(actor, subject)),
                Optional.empty());
        return TokenResponse.exchanged(
                accessTokens.issue(exchanged), request.confirmation(), times.lasts(), scope, ACCESS_TOKEN);
    }

    private static void onlyAccessTokens(Parameters parameters) {
        if (parameters.has("actor_token") || parameters.has("actor_token_type")) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "actor_token is not served: the client acts as itself");
        }
        if (!TYPES.contains(parameters.require("subject_token_type"))
                || !TYPES.contains(parameters.find("requested_token_type").orElse(ACCESS_TOKEN))) {
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
                .filter(subject ->
                        subject.mayAct().map(actor.clientId()::equals).orElse(true))
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_REQUEST, "The subject token does not hold"));
    }

    /** The user API, or a resource whose document lists the client. */
    private ProtectedResource target(Client actor, Parameters parameters) {
        ProtectedResource target =
                resources.require(parameters.has("resource") ? parameters.all("resource") : parameters.all("audience"));
        if (!target.equals(resources.userApi()) && !target.exchangeClients().contains(actor.clientId())) {
            throw new Refusal(ErrorCode.INVALID_TARGET, "The client may not exchange tokens for this resource");
        }
        return target;
    }

    /**
     * What was asked for, or all that is allowed; never more than the client registered.
     *
     * <p>At the user API the user allows it, elsewhere the resource's document does.
     */
    private Scopes scope(Client actor, AccessToken subject, ProtectedResource target, Parameters parameters) {
        Scopes allowed = target.equals(resources.userApi())
                ? consents.allowed(userId(subject), actor.clientId(), target.resource())
                        .within(actor.scope().values())
                : actor.scope().within(target.scopes());
        Scopes scope = parameters.find("scope").map(Scopes::parse).orElse(allowed);
        if (scope.isEmpty() || !allowed.covers(scope)) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "This scope is not allowed to this client");
        }
        return scope;
    }

    private static String userId(AccessToken subject) {
        return subject.signIn().orElseThrow().family().userId();
    }

    /** Who acts, then who acted before (§4.1); of a long way nobody can tell any more whether it is right. */
    private static Map<String, Object> chain(Client actor, AccessToken subject) {
        Map<String, Object> act = new LinkedHashMap<>();
        act.put("sub", actor.clientId());
        subject.actor().ifPresent(earlier -> act.put("act", earlier));
        if (depth(act) > MOST_ACTORS) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The token was exchanged too often");
        }
        return act;
    }

    private static int depth(Object act) {
        return act instanceof Map<?, ?> members && members.get("act") != null ? 1 + depth(members.get("act")) : 1;
    }
}
