package triad.frontend.login;

import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import triad.frontend.config.FrontendConfig;
import triad.frontend.config.RandomValues;
import triad.frontend.provider.Provider;
import triad.frontend.session.StepUp;
import triad.frontend.settings.Settings;

/**
 * Opens a sign-in: what we ask for goes to the provider directly, the browser carries only a handle to it (RFC 9126 §4). A provider that
 * does not know this gets the same from the browser.
 */
@ApplicationScoped
class Authorizations {
    private final FrontendConfig config;
    private final RandomValues random;
    private final Clock clock;
    private final LoginAttempts attempts;
    private final Provider provider;
    private final PushedAuthorizationEndpoint pushedAuthorizations;

    @Inject
    Authorizations(
            FrontendConfig config,
            RandomValues random,
            Clock clock,
            LoginAttempts attempts,
            Provider provider,
            PushedAuthorizationEndpoint pushedAuthorizations) {
        this.config = config;
        this.random = random;
        this.clock = clock;
        this.attempts = attempts;
        this.provider = provider;
        this.pushedAuthorizations = pushedAuthorizations;
    }

    /** Where to send the browser. The attempt is remembered last: one that the provider never heard of needs no room. */
    URI begin(HttpServletRequest request, HttpServletResponse response) {
        return begin(request, response, StepUp.NONE);
    }

    /** A sign-in as an API wants it (RFC 9470 §4), with more scopes where it wants those. */
    URI begin(HttpServletRequest request, HttpServletResponse response, StepUp stepUp) {
        var attempt =
                new LoginAttempt(random.next(), random.next(), random.next(), ReturnPath.of(request), clock.instant());
        AuthorizationRequest wanted =
                request(attempt, stepUp, Settings.of(request).known());
        AuthorizationRequest carried = provider.takesPushedRequests() ? handle(wanted) : wanted;
        attempts.add(request, response, attempt);
        return carried.toURI();
    }

    private AuthorizationRequest handle(AuthorizationRequest wanted) {
        return new AuthorizationRequest.Builder(pushedAuthorizations.push(wanted), new ClientID(config.clientId()))
                .endpointURI(provider.authorizationEndpoint())
                .build();
    }

    /** The provider goes on in the language of the page, where that is one that was asked for. */
    private AuthorizationRequest request(LoginAttempt attempt, StepUp stepUp, Optional<Locale> language) {
        var scope = new Scope(config.client().scope());
        scope.addAll(Scope.parse(stepUp.scope()));
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, scope, new ClientID(config.clientId()), config.redirectUri())
                .endpointURI(provider.authorizationEndpoint())
                .state(new State(attempt.state()))
                .nonce(new Nonce(attempt.nonce()))
                .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256);
        config.backendUrl().ifPresent(request::resource);
        language.map(Authorizations::tag).map(List::of).ifPresent(request::uiLocales);
        if (stepUp.maxAge() != null) {
            request.maxAge(stepUp.maxAge());
        }
        if (!stepUp.acrValues().isEmpty()) {
            request.acrValues(
                    Stream.of(stepUp.acrValues().split(" ", -1)).map(ACR::new).toList());
        }
        return request.build();
    }

    private static LangTag tag(Locale language) {
        try {
            return LangTag.parse(language.toLanguageTag());
        } catch (LangTagException cause) {
            throw new IllegalStateException("Our languages have tags", cause);
        }
    }
}
