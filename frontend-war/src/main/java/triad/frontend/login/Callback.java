package triad.frontend.login;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.SessionID;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import triad.frontend.provider.Provider;
import triad.frontend.provider.ProviderRefusal;
import triad.frontend.provider.TokenEndpoint;
import triad.frontend.session.Sessions;
import triad.frontend.session.SignedIn;
import triad.frontend.session.Tokens;

/** The provider's answer to a sign-in (RFC 6749 §4.1.2, RFC 9207 §2.4, OpenID Connect Core 1.0 §3.1.2.7). */
@ApplicationScoped
class Callback {
    private final Provider provider;
    private final Clock clock;
    private final LoginAttempts attempts;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokens idTokens;
    private final Sessions sessions;

    @Inject
    Callback(
            Provider provider,
            Clock clock,
            LoginAttempts attempts,
            TokenEndpoint tokenEndpoint,
            IdTokens idTokens,
            Sessions sessions) {
        this.provider = provider;
        this.clock = clock;
        this.attempts = attempts;
        this.tokenEndpoint = tokenEndpoint;
        this.idTokens = idTokens;
        this.sessions = sessions;
    }

    /** Signs the user in and says where they wanted to go. The order matters: first whose answer it is, then what it says. */
    ReturnPath receive(HttpServletRequest request, HttpServletResponse response) {
        LoginAttempt attempt = requireAttempt(request, response);
        requireIssuer(request);
        requireNoError(request);
        OIDCTokens tokens = redeem(request, attempt);
        IDTokenClaimsSet claims = idTokens.verify(tokens, new Nonce(attempt.nonce()));
        sessions.start(request, response, signedIn(claims, tokens));
        return attempt.returnTo();
    }

    private LoginAttempt requireAttempt(HttpServletRequest request, HttpServletResponse response) {
        return parameter(request, "state")
                .flatMap(state -> attempts.take(request, response, state))
                .orElseThrow(() -> new SignInRefused(SignInRefusal.EXPIRED, "unknown state"));
    }

    private void requireIssuer(HttpServletRequest request) {
        if (!provider.answeredAs(request.getParameterValues("iss"))) {
            throw new SignInRefused(SignInRefusal.FAILED, "iss is not our provider");
        }
    }

    /** The error's description is the provider's text, or an attacker's: neither shown nor logged. */
    private static void requireNoError(HttpServletRequest request) {
        String[] errors = request.getParameterValues("error");
        if (errors == null) {
            return;
        }
        boolean denied = Stream.of(errors).allMatch(OAuth2Error.ACCESS_DENIED.getCode()::equals);
        throw new SignInRefused(
                denied ? SignInRefusal.DENIED : SignInRefusal.FAILED, denied ? "access_denied" : "error answer");
    }

    private OIDCTokens redeem(HttpServletRequest request, LoginAttempt attempt) {
        AuthorizationCode code = parameter(request, "code")
                .map(AuthorizationCode::new)
                .orElseThrow(() -> new SignInRefused(SignInRefusal.FAILED, "no code"));
        try {
            return tokenEndpoint.redeem(code, new CodeVerifier(attempt.verifier()));
        } catch (ProviderRefusal cause) {
            throw new SignInRefused(SignInRefusal.FAILED, "code refused", cause);
        }
    }

    private SignedIn signedIn(IDTokenClaimsSet claims, OIDCTokens tokens) {
        String subject = claims.getSubject().getValue();
        String name = Stream.of("name", "given_name", "preferred_username")
                .map(claims::getStringClaim)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(subject);
        var now = clock.instant();
        String sid = Optional.ofNullable(claims.getSessionID())
                .map(SessionID::getValue)
                .orElse(null);
        return new SignedIn(
                subject,
                sid,
                name,
                claims.getStringClaim("locale"),
                claims.getStringClaim("zoneinfo"),
                tokens.getIDTokenString(),
                Tokens.received(tokens, now),
                now);
    }

    /** Sent exactly once and not blank: whoever repeats a parameter hopes that two readers pick different ones. */
    private static Optional<String> parameter(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return Optional.ofNullable(values)
                .filter(all -> all.length == 1 && !all[0].isBlank())
                .map(all -> all[0]);
    }
}
