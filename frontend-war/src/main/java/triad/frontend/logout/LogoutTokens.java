package triad.frontend.logout;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import triad.frontend.config.FrontendConfig;
import triad.frontend.memory.Memory;
import triad.frontend.provider.ProviderAway;
import triad.frontend.provider.ProviderKeys;
import triad.frontend.session.EndedSession;

/** Verifies logout tokens (OpenID Connect Back-Channel Logout 1.0 §2.6): of the provider, for us, and each of them once. */
@ApplicationScoped
class LogoutTokens {
    private static final int LONGEST = 10_000;
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final FrontendConfig config;
    private final ProviderKeys keys;
    private final Memory memory;
    private final Clock clock;

    @Inject
    LogoutTokens(FrontendConfig config, ProviderKeys keys, Memory memory, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.memory = memory;
        this.clock = clock;
    }

    /** Whose sessions end. The order matters: only what is proven is remembered as used. */
    EndedSession redeem(String token) {
        LogoutTokenClaimsSet claims = verify(parse(token));
        verifyIssueTime(claims.getIssueTime());
        verifySession(claims);
        verifyFirstUse(claims);
        return new EndedSession(
                claims.getSubject() == null ? null : claims.getSubject().getValue(),
                claims.getSessionID() == null ? null : claims.getSessionID().getValue());
    }

    private static SignedJWT parse(String token) {
        if (token.length() > LONGEST) {
            throw new LogoutTokenRefused("too long");
        }
        try {
            return SignedJWT.parse(token);
        } catch (ParseException cause) {
            throw new LogoutTokenRefused("no signed JWT", cause);
        }
    }

    private LogoutTokenClaimsSet verify(SignedJWT token) {
        boolean typed = config.provider().profile().insists();
        var validator = new LogoutTokenValidator(
                new Issuer(config.issuer()), new ClientID(config.clientId()), typed, keys.selector(), null);
        validator.setMaxClockSkew((int) SKEW.toSeconds());
        try {
            return validator.validate(token);
        } catch (KeySourceException cause) {
            throw new ProviderAway("its keys cannot be read", cause);
        } catch (BadJOSEException | JOSEException cause) {
            throw new LogoutTokenRefused(String.valueOf(cause.getMessage()), cause);
        }
    }

    private void verifyIssueTime(Date issuedAt) {
        if (issuedAt.toInstant().isAfter(clock.instant().plus(SKEW))) {
            throw new LogoutTokenRefused("issued in the future");
        }
    }

    /** One that cannot be read must not turn "this session" into "all of the user". */
    private static void verifySession(LogoutTokenClaimsSet claims) {
        if (claims.getClaim("sid") != null && claims.getSessionID() == null) {
            throw new LogoutTokenRefused("sid is no text");
        }
    }

    /** Remembered for as long as it would be taken. */
    private void verifyFirstUse(LogoutTokenClaimsSet claims) {
        Instant end = claims.getExpirationTime().toInstant().plus(SKEW);
        String jti = claims.getJWTID().getValue();
        if (!memory.putIfAbsent(
                "logout token:" + jti,
                "used",
                Duration.between(clock.instant(), end).plus(SKEW))) {
            throw new LogoutTokenRefused("used before");
        }
    }
}
