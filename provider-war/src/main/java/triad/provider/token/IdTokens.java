package triad.provider.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import triad.provider.authorize.TokenFamily;
import triad.provider.config.ProviderConfig;
import triad.provider.key.SigningKeys;
import triad.provider.user.User;
import triad.provider.user.UserClaims;

/** Writes ID tokens (OpenID Connect Core §2). */
@ApplicationScoped
public class IdTokens {
    private final SigningKeys keys;
    private final ProviderConfig config;
    private final Clock clock;

    @Inject
    IdTokens(SigningKeys keys, ProviderConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The signed ID token.
     *
     * <p>The claims that scopes ask for are in it only where the access token cannot fetch them from the user API (§5.4).
     */
    String issue(TokenFamily family, User user, Optional<String> nonce, String accessToken) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(config.issuer().toString())
                .subject(user.userId())
                .audience(family.clientId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(config.lifetimes().accessToken())))
                .claim("auth_time", family.authTime().getEpochSecond())
                .claim("acr", family.acr())
                .claim("amr", family.amr())
                .claim("sid", family.sessionId())
                .claim("at_hash", hash(accessToken));
        nonce.ifPresent(value -> claims.claim("nonce", value));
        if (!config.userApi().toString().equals(family.resource())) {
            UserClaims.of(user, family.scope()).forEach(claims::claim);
        }
        return keys.sign(JOSEObjectType.JWT, claims.build());
    }

    /** The claims of an ID token that this provider issued, even when it expired: a hint of who is meant, no proof. */
    public Optional<JWTClaimsSet> readHint(String idToken) {
        return keys.recognise(idToken, JOSEObjectType.JWT)
                .filter(claims -> config.issuer().toString().equals(claims.getIssuer()));
    }

    private static String hash(String accessToken) {
        return AccessTokenHash.compute(new BearerAccessToken(accessToken), JWSAlgorithm.ES256, Curve.P_256)
                .getValue();
    }
}
