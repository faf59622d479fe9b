package triad.provider.issuer;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import triad.provider.client.ClientMetadata;
import triad.provider.client.RegistrationFiles;
import triad.provider.config.ProviderConfig;
import triad.provider.jwks.ClientKeys;
import triad.provider.jwt.JwtTimes;
import triad.provider.jwt.Signatures;
import triad.provider.jwt.UsedJwtIds;

/** The trusted issuers, and whether an assertion is one of theirs (RFC 7523 §3). */
@ApplicationScoped
public class TrustedIssuers {
    /** None, the general one, and the one that tells such an assertion from all other JWTs (RFC 8725 §3.11). */
    private static final Set<JOSEObjectType> TYPES =
            Set.of(JOSEObjectType.JWT, new JOSEObjectType("authorization-grant+jwt"));

    private static final int MOST_TEXT = 256;
    private final ClientKeys keys;
    private final UsedJwtIds used;
    private final ProviderConfig config;
    private final Clock clock;
    private volatile Map<String, TrustedIssuer> issuers = Map.of();

    @Inject
    TrustedIssuers(ClientKeys keys, UsedJwtIds used, ProviderConfig config, Clock clock) {
        this.keys = keys;
        this.used = used;
        this.config = config;
        this.clock = clock;
    }

    /** Reads the deployment's files at start; one that cannot be served stops the deployment with its name and the reason. */
    public void apply() {
        Map<String, TrustedIssuer> read = new LinkedHashMap<>();
        config.issuers()
                .ifPresent(folder -> RegistrationFiles.applyAll(folder, document -> {
                    TrustedIssuer issuer = TrustedIssuer.parse(document);
                    read.put(issuer.issuer(), issuer);
                    return issuer.issuer();
                }));
        issuers = Map.copyOf(read);
    }

    /** What the assertion says, if a trusted issuer signed it for us and it is of now; whether it was shown before is not asked yet. */
    public Optional<VouchedUser> verify(String assertion) {
        return Signatures.parse(assertion)
                .filter(jwt -> jwt.getHeader().getType() == null
                        || TYPES.contains(jwt.getHeader().getType()))
                .flatMap(this::read);
    }

    /** Whether this is the first time that the assertion is shown, on any node. */
    public boolean useOnce(VouchedUser vouched) {
        return used.use(
                "authorization_grant",
                vouched.issuer().issuer(),
                vouched.jwtId(),
                vouched.expiresAt().plus(JwtTimes.SKEW));
    }

    private Optional<VouchedUser> read(SignedJWT jwt) {
        try {
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            Instant now = clock.instant();
            return Optional.ofNullable(claims.getIssuer())
                    .flatMap(issuer -> Optional.ofNullable(issuers.get(issuer)))
                    .filter(issuer -> keys.verify(issuer.keys(), jwt, ClientMetadata.SIGNATURES))
                    .filter(issuer -> isForUs(claims.getAudience()))
                    .filter(issuer -> JwtTimes.hold(claims, now, issuer.mostLifetime()))
                    .filter(issuer -> isText(claims.getSubject()) && isText(claims.getJWTID()))
                    .map(issuer -> new VouchedUser(
                            issuer,
                            claims.getSubject(),
                            claims.getJWTID(),
                            authTime(claims, now),
                            claims.getExpirationTime().toInstant()));
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }

    /** One audience: the issuer, or the token endpoint as older issuers have it. */
    private boolean isForUs(List<String> audience) {
        return audience.equals(List.of(config.issuer().toString()))
                || audience.equals(List.of(config.endpoint("/token").toString()));
    }

    private static boolean isText(String text) {
        return text != null && !text.isEmpty() && text.length() <= MOST_TEXT && text.indexOf('\0') < 0;
    }

    private static Instant authTime(JWTClaimsSet claims, Instant now) {
        return claims.getClaim("auth_time") instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : Optional.ofNullable(claims.getIssueTime())
                        .map(Date::toInstant)
                        .orElse(now);
    }
}
