package triad.provider.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import triad.provider.authorize.TokenFamilies;
import triad.provider.client.Clients;
import triad.provider.client.Scopes;
import triad.provider.config.ProviderConfig;
import triad.provider.http.Confirmation;
import triad.provider.key.SigningKeys;

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

    /** The signed token. */
    public String issue(AccessToken token) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(config.issuer().toString())
                .subject(token.subject())
                .audience(token.audience())
                .claim("client_id", token.clientId())
                .issueTime(Date.from(token.issuedAt()))
                .expirationTime(Date.from(token.expiresAt()))
                .jwtID(token.jwtId())
                .claim("scope", token.scope().toString());
        if (!Confirmation.NONE.equals(token.confirmation())) {
            claims.claim("cnf", token.confirmation().toMap());
        }
        token.signIn().ifPresent(signIn -> claims.claim("family_id", signIn.familyId())
                .claim("sid", signIn.sessionId())
                .claim("acr", signIn.acr())
                .claim("auth_time", signIn.authTime().getEpochSecond())
                .claim("groups", List.copyOf(signIn.roles())));
        token.actor().ifPresent(actor -> claims.claim("act", actor));
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
                .filter(read -> read.expiresAt().isAfter(clock.instant()))
                .filter(read -> clients.find(read.clientId()).isPresent())
                .filter(read -> read.signIn()
                        .map(signIn -> families.findAlive(signIn.familyId()).isPresent())
                        .orElse(true));
    }

    private Optional<AccessToken> read(JWTClaimsSet claims) {
        try {
            if (!config.issuer().toString().equals(claims.getIssuer())) {
                return Optional.empty();
            }
            Map<String, Object> confirmation = claims.getJSONObjectClaim("cnf");
            return Optional.of(new AccessToken(
                    claims.getJWTID(),
                    claims.getSubject(),
                    claims.getStringClaim("client_id"),
                    claims.getAudience().get(0),
                    Scopes.parse(claims.getStringClaim("scope")),
                    claims.getIssueTime().toInstant(),
                    claims.getExpirationTime().toInstant(),
                    confirmation == null ? Confirmation.NONE : Confirmation.parse(confirmation),
                    signIn(claims),
                    Optional.ofNullable(claims.getJSONObjectClaim("act"))));
        } catch (ParseException foreignShape) {
            return Optional.empty();
        }
    }

    private static Optional<AccessToken.SignIn> signIn(JWTClaimsSet claims) throws ParseException {
        String familyId = claims.getStringClaim("family_id");
        return familyId == null
                ? Optional.empty()
                : Optional.of(new AccessToken.SignIn(
                        familyId,
                        claims.getStringClaim("sid"),
                        claims.getStringClaim("acr"),
                        claims.getDateClaim("auth_time").toInstant(),
                        new LinkedHashSet<>(claims.getStringListClaim("groups"))));
    }
}
