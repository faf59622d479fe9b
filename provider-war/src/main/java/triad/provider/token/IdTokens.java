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
import triad.provider.claims.Subjects;
import triad.provider.claims.UserClaims;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.family.TokenFamily;
import triad.provider.jwks.ClientEncryption;
import triad.provider.key.SigningKeys;
import triad.provider.resource.Scopes;
import triad.provider.user.User;

/** Writes ID tokens (OpenID Connect Core §2), signed and encrypted as their client registered. */
@ApplicationScoped
public class IdTokens {
    private final SigningKeys keys;
    private final ClientEncryption encryption;
    private final Subjects subjects;
    private final ProviderConfig config;
    private final Clock clock;

    @Inject
    IdTokens(SigningKeys keys, ClientEncryption encryption, Subjects subjects, ProviderConfig config, Clock clock) {
        this.keys = keys;
        this.encryption = encryption;
        this.subjects = subjects;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The ID token of a family's sign-in.
     *
     * <p>The claims that scopes ask for are in it only where the access token cannot fetch them from the user API (§5.4); those that
     * the request asked for by name always are (§5.5).
     *
     * @param scope the family's, or what of it is left
     * @param nonce of the authorization request; none on a refresh (§12.2)
     */
    String issue(
            Client client, TokenFamily family, User user, Scopes scope, Optional<String> nonce, String accessToken) {
        JWSAlgorithm algorithm = client.idToken().algorithm();
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        if (!config.userApi().toString().equals(family.resource())) {
            UserClaims.of(user, scope).forEach(claims::claim);
        }
        UserClaims.of(user, family.claims().idToken().keySet()).forEach(claims::claim);
        claims.issuer(config.issuer().toString())
                .subject(subjects.issue(client, user.userId()))
                .audience(client.clientId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(config.lifetimes().accessToken())))
                .claim("auth_time", family.authTime().getEpochSecond())
                .claim("acr", family.acr())
                .claim("amr", family.amr())
                .claim("sid", sessionId(client, family).orElse(null))
                .claim("at_hash", hash(accessToken, algorithm));
        nonce.ifPresent(value -> claims.claim("nonce", value));
        return encryption.protect(client, client.idToken(), keys.sign(JOSEObjectType.JWT, claims.build(), algorithm));
    }

    /** For clients that ask for the session's end, or hear of it (Back-Channel Logout §2.1): others have no use for its name. */
    private static Optional<String> sessionId(Client client, TokenFamily family) {
        boolean used = client.backchannelLogoutUri().isPresent()
                || !client.postLogoutRedirectUris().isEmpty()
                || client.scope().has("ssf.read");
        return family.sessionId().filter(sessionId -> used);
    }

    /** The claims of an ID token that this provider issued, even when it expired: a hint of who is meant, no proof. */
    public Optional<JWTClaimsSet> readHint(String idToken) {
        return keys.recognise(idToken, JOSEObjectType.JWT)
                .filter(claims -> config.issuer().toString().equals(claims.getIssuer()));
    }

    /** The left half of the hash that the signature's algorithm has: SHA-512 for Ed25519 (§3.1.3.6). */
    private static String hash(String accessToken, JWSAlgorithm algorithm) {
        Curve curve = JWSAlgorithm.EdDSA.equals(algorithm) ? Curve.Ed25519 : Curve.P_256;
        return AccessTokenHash.compute(new BearerAccessToken(accessToken), algorithm, curve)
                .getValue();
    }
}
