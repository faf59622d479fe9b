package triad.frontend.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import triad.frontend.config.FrontendConfig;
import triad.frontend.provider.ProviderAway;
import triad.frontend.provider.ProviderKeys;

/** Verifies ID tokens (OpenID Connect Core 1.0 §3.1.3.7): by the provider's published keys only, and with its algorithms only. */
@ApplicationScoped
class IdTokens {
    private static final int SKEW_SECONDS = 60;

    private final FrontendConfig config;
    private final ProviderKeys keys;
    private final Clock clock;

    @Inject
    IdTokens(FrontendConfig config, ProviderKeys keys, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.clock = clock;
    }

    /** The claims, once the signature, every expectation and the access token beside it hold. */
    IDTokenClaimsSet verify(OIDCTokens tokens, Nonce nonce) {
        JWT idToken = tokens.getIDToken();
        if (idToken == null) {
            throw refused("none came", null);
        }
        IDTokenClaimsSet claims = verify(idToken, nonce);
        verifyAuthorizedParty(claims);
        verifyAccessToken(claims, tokens.getAccessToken(), idToken);
        verifyAuthenticationTime(claims);
        return claims;
    }

    private IDTokenClaimsSet verify(JWT idToken, Nonce nonce) {
        var validator = new IDTokenValidator(
                new Issuer(config.issuer()), new ClientID(config.clientId()), keys.selector(), null);
        validator.setMaxClockSkew(SKEW_SECONDS);
        try {
            return validator.validate(idToken, nonce);
        } catch (KeySourceException cause) {
            throw new ProviderAway("its keys cannot be read", cause);
        } catch (BadJOSEException | JOSEException cause) {
            throw refused(cause.getMessage(), cause);
        }
    }

    /** With several audiences, or at all: {@code azp} must be us. */
    private void verifyAuthorizedParty(IDTokenClaimsSet claims) {
        var authorized = claims.getAuthorizedParty();
        boolean ours = authorized != null && authorized.getValue().equals(config.clientId());
        if (!ours && (authorized != null || claims.getAudience().size() > 1)) {
            throw refused("azp names another client", null);
        }
    }

    /** {@code at_hash} is optional in the code flow; of a provider that knows it we ask for it, so that an access token cannot be swapped. */
    private void verifyAccessToken(IDTokenClaimsSet claims, AccessToken accessToken, JWT idToken) {
        if (claims.getClaim("at_hash") == null && !config.provider().profile().insists()) {
            return;
        }
        if (claims.getAccessTokenHash() == null) {
            throw refused("at_hash is missing", null);
        }
        try {
            var algorithm = (JWSAlgorithm) idToken.getHeader().getAlgorithm();
            AccessTokenValidator.validate(accessToken, algorithm, claims.getAccessTokenHash());
        } catch (InvalidHashException cause) {
            throw refused("at_hash belongs to another access token", cause);
        }
    }

    private void verifyAuthenticationTime(IDTokenClaimsSet claims) {
        if (claims.getClaim("auth_time") == null && !config.provider().profile().insists()) {
            return;
        }
        Instant latest = clock.instant().plusSeconds(SKEW_SECONDS);
        Date authenticatedAt = claims.getAuthenticationTime();
        if (authenticatedAt == null || authenticatedAt.toInstant().isAfter(latest)) {
            throw refused("auth_time is missing or in the future", null);
        }
    }

    /** The reason is for the log alone and never holds the token. */
    private static SignInRefused refused(@Nullable String reason, @Nullable Throwable cause) {
        return new SignInRefused(SignInRefusal.FAILED, "ID token refused: " + reason, cause);
    }
}
