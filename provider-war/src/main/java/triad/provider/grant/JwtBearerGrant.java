package triad.provider.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import triad.provider.claims.ClaimsRequest;
import triad.provider.client.Client;
import triad.provider.details.AuthorizationDetails;
import triad.provider.family.LivingFamily;
import triad.provider.family.TokenFamilies;
import triad.provider.family.TokenFamily;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.issuer.TrustedIssuers;
import triad.provider.issuer.VouchedUser;
import triad.provider.resource.ProtectedResource;
import triad.provider.resource.ProtectedResources;
import triad.provider.resource.Scopes;
import triad.provider.token.AccessTokens;
import triad.provider.token.FamilyTokens;
import triad.provider.token.Grant;
import triad.provider.token.TokenRequest;
import triad.provider.token.TokenResponse;
import triad.provider.user.User;
import triad.provider.user.Users;

/**
 * The JWT bearer grant (RFC 7523 §2.1): an issuer that the deployment trusts vouches for a user.
 *
 * <p>The user is in no session here, so there is neither a refresh token (RFC 7521 §4.1) nor an ID token, and the family ends with its
 * one access token.
 */
@ApplicationScoped
class JwtBearerGrant implements Grant {
    /** The issuer vouches for the sign-in; nothing of its strength is known here (OpenID Connect Core §2). */
    private static final String UNKNOWN_STRENGTH = "0";

    private final TrustedIssuers issuers;
    private final ProtectedResources resources;
    private final Users users;
    private final TokenFamilies families;
    private final AccessTokens accessTokens;
    private final FamilyTokens familyTokens;

    @Inject
    JwtBearerGrant(
            TrustedIssuers issuers,
            ProtectedResources resources,
            Users users,
            TokenFamilies families,
            AccessTokens accessTokens,
            FamilyTokens familyTokens) {
        this.issuers = issuers;
        this.resources = resources;
        this.users = users;
        this.families = families;
        this.accessTokens = accessTokens;
        this.familyTokens = familyTokens;
    }

    @Override
    public String grantType() {
        return "urn:ietf:params:oauth:grant-type:jwt-bearer";
    }

    /** Whose word, for whom, about whom, for what; the assertion is used last. */
    @Override
    public TokenResponse redeem(TokenRequest request) {
        Client client = request.client();
        VouchedUser vouched = issuers.verify(request.parameters().require("assertion"))
                .filter(v -> v.issuer().clients().contains(client.clientId()))
                .orElseThrow(JwtBearerGrant::refused);
        User user = user(vouched).orElseThrow(JwtBearerGrant::refused);
        ProtectedResource resource = resources.require(request.parameters().all("resource"));
        Scopes scope = scope(request, vouched, resource);
        if (!issuers.useOnce(vouched)) {
            throw refused();
        }
        TokenFamily family = new TokenFamily(
                OpaqueValue.random().value(),
                client.clientId(),
                user.userId(),
                Optional.empty(),
                scope,
                resource.resource(),
                scope,
                ClaimsRequest.NONE,
                AuthorizationDetails.NONE,
                UNKNOWN_STRENGTH,
                List.of(),
                vouched.authTime(),
                accessTokens.times(Instant.MAX).expiresAt());
        families.begin(family);
        return familyTokens.accessOnly(request, new LivingFamily(family, user));
    }

    private Optional<User> user(VouchedUser vouched) {
        return switch (vouched.issuer().naming()) {
            case SUBJECT -> users.find(vouched.subject());
            case USERNAME -> users.findByUsername(vouched.subject());
            case EMAIL -> users.findByEmail(vouched.subject());
        };
    }

    /** What was asked for, or all that the issuer's word gives the client there. */
    private static Scopes scope(TokenRequest request, VouchedUser vouched, ProtectedResource resource) {
        Scopes allowed = request.client()
                .scope()
                .within(resource.scopes())
                .within(vouched.issuer().scope().values());
        Scopes scope = request.parameters().find("scope").map(Scopes::parse).orElse(allowed);
        if (scope.isEmpty() || !allowed.covers(scope)) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "The assertion does not give this scope here");
        }
        return scope;
    }

    private static Refusal refused() {
        return new Refusal(ErrorCode.INVALID_GRANT, "The assertion does not hold");
    }
}
