package triad.provider.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import triad.provider.client.Clients;
import triad.provider.config.ProviderConfig;
import triad.provider.family.TokenFamilies;
import triad.provider.key.SigningKeys;
import triad.provider.mtls.Confirmation;
import triad.provider.resource.Scopes;

/** Writes and reads access tokens: JWTs of the type {@code at+jwt} (RFC 9068). */
@ApplicationScoped
public class AccessTokens {
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private final SigningKeys keys;
    private final TokenFamilies families;
    private final Clients clients;
    private final ProviderConfig config;
    private final Clock clock;

    @Inject
    AccessTokens(SigningKeys keys, TokenFamilies families, Clients clients, ProviderConfig config, Clock clock) {
        this.keys = keys;
        this.families = families;
        this.clients = clients;
        this.config = config;
        this.clock = clock;
    }

    /** The times of a token that is issued now: its usual lifetime, or less where what it comes from ends before. */
    public AccessToken.Times times(Instant atMost) {
        Instant now = clock.instant();
        Instant end = now.plus(config.lifetimes().accessToken());
        return new AccessToken.Times(now, end.isAfter(atMost) ? atMost : end);
    }

    /** The signed token. */
    public String issue(AccessToken token) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(config.issuer().toString())
                .subject(token.subject())
                .audience(token.audience())
                .claim("client_id", token.clientId())
                .issueTime(Date.from(token.times().issuedAt()))
                .expirationTime(Date.from(token.times().expiresAt()))
                .jwtID(token.jwtId())
                .claim("scope", token.scope().toString());
        if (!token.details().isEmpty()) {
            claims.claim("authorization_details", token.details().elements());
        }
        if (!Confirmation.NONE.equals(token.confirmation())) {
            claims.claim("cnf", token.confirmation().toMap());
        }
        token.signIn().ifPresent(signIn -> claims.claim(
                        "family_id", signIn.family().familyId())
                .claim("sid", signIn.family().sessionId().orElse(null))
                .claim("acr", signIn.family().acr())
                .claim(
                        "amr",
                        signIn.family().amr().isEmpty() ? null : signIn.family().amr())
                .claim("auth_time", signIn.family().authTime().getEpochSecond())
                .claim("groups", List.copyOf(signIn.roles())));
        token.actor().ifPresent(actor -> claims.claim("act", actor));
        token.mayAct().ifPresent(client -> claims.claim("may_act", Map.of("sub", client)));
        return keys.sign(TYPE, claims.build());
    }

    /**
     * What the token says, if it is ours, not expired, its client still registered, and nothing revoked it.
     *
     * <p>Not checked here: audience, scope, and whether the caller proves what it is bound to.
     */
    public Optional<AccessToken> verify(String token) {
        return keys.verify(token, TYPE)
                .flatMap(this::read)
                .filter(read -> read.times().expiresAt().isAfter(clock.instant()))
                .filter(read -> clients.find(read.clientId()).isPresent());
    }

    private Optional<AccessToken> read(JWTClaimsSet claims) {
        try {
            Optional<AccessToken.SignIn> signIn = signIn(claims);
            if (!config.issuer().toString().equals(claims.getIssuer())
                    || signIn.isPresent() != (claims.getClaim("family_id") != null)) {
                return Optional.empty();
            }
            Map<String, Object> confirmation = claims.getJSONObjectClaim("cnf");
            return Optional.of(new AccessToken(
                    claims.getJWTID(),
                    claims.getSubject(),
                    claims.getStringClaim("client_id"),
                    claims.getAudience().get(0),
                    Scopes.parse(claims.getStringClaim("scope")),
                    new AccessToken.Times(
                            claims.getIssueTime().toInstant(),
                            claims.getExpirationTime().toInstant()),
                    confirmation == null ? Confirmation.NONE : Confirmation.parse(confirmation),
                    signIn,
                    Optional.ofNullable(claims.getJSONObjectClaim("act")),
                    Optional.ofNullable(claims.getJSONObjectClaim("may_act"))
                            .map(members -> String.valueOf(members.get("sub")))));
        } catch (ParseException foreignShape) {
            return Optional.empty();
        }
    }

    /** The living family; empty where the token has none, or where it ended. */
    private Optional<AccessToken.SignIn> signIn(JWTClaimsSet claims) throws ParseException {
        String familyId = claims.getStringClaim("family_id");
        if (familyId == null) {
            return Optional.empty();
        }
        Set<String> roles = new LinkedHashSet<>(claims.getStringListClaim("groups"));
        return families.findAlive(familyId).map(living -> new AccessToken.SignIn(living, roles));
    }
}
