package triad.backend.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import triad.backend.http.Challenge;
import triad.backend.http.Problems;
import triad.backend.http.Refusal;
import triad.backend.key.VerificationKeys;
import triad.backend.trace.SpanAnswers;

/** Lets a request below {@code /api} in: MicroProfile JWT verifies its token, the guard checks before and after. No token is a refusal. */
@Alternative
@Priority(1)
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {
    private static final String MP_JWT = "fish.payara.microprofile.jwtauth.eesecurity.JWTAuthenticationMechanism";
    private static final String PROTECTED = "/api";
    private static final Logger LOG = Logger.getLogger(BearerMechanism.class.getName());

    private final HttpAuthenticationMechanism microProfileJwt;
    private final VerifiedTokens verified;
    private final VerificationKeys keys;
    private final Guard guard;
    private final Challenge challenge;
    private final Clock clock;

    @Inject
    BearerMechanism(
            BeanManager beans,
            VerifiedTokens verified,
            VerificationKeys keys,
            Guard guard,
            Challenge challenge,
            Clock clock) {
        this.microProfileJwt = microProfileJwtAmong(beans);
        this.verified = verified;
        this.keys = keys;
        this.guard = guard;
        this.challenge = challenge;
        this.clock = clock;
    }

    /** Runs for every request, so it also sets the Date that RFC 9110 §6.6.1 wants and the server leaves out. */
    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        response.setDateHeader("Date", clock.millis());
        if (!isProtected(request)) {
            return context.doNothing();
        }
        try {
            return logIn(BearerToken.require(request), request, response, context);
        } catch (Refusal refusal) {
            return refuse(refusal, response, context);
        }
    }

    private AuthenticationStatus logIn(
            BearerToken token, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        GuardedLogin login = new GuardedLogin(context, guard);
        Optional<CredentialValidationResult> known = verified.find(token);
        if (known.isPresent()) {
            return login.letIn(known.get());
        }
        guard.checkHeader(token);
        String keysBefore = keys.inForce();
        AuthenticationStatus status =
                microProfileJwt.validateRequest(new PresentedToken(request, token), response, login);
        login.verified().ifPresent(result -> verified.keep(token, result, keysBefore));
        return status;
    }

    /** Everything but the problem servlet, which serves nobody's data. */
    private static boolean isProtected(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals(PROTECTED) || path.startsWith(PROTECTED + "/");
    }

    /** The principal was there before the guard spoke. */
    private AuthenticationStatus refuse(Refusal refusal, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        context.getClientSubject().getPrincipals().clear();
        if (refusal.getCause() != null) {
            LOG.log(Level.WARNING, refusal.getMessage(), refusal.getCause());
        }
        SpanAnswers.tell(refusal.reason().status(), response);
        try {
            Problems.write(refusal, challenge, response);
        } catch (IOException e) {
            throw new AuthenticationException("The caller has gone", e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    /** Payara registers MP-JWT's mechanism as a bean, to be told from this one by the types it names. */
    private static HttpAuthenticationMechanism microProfileJwtAmong(BeanManager beans) {
        Bean<?> bean = beans.getBeans(HttpAuthenticationMechanism.class, Any.Literal.INSTANCE).stream()
                .filter(candidate -> candidate.getTypes().stream()
                        .anyMatch(type -> type.getTypeName().equals(MP_JWT)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("MicroProfile JWT is not active in this application"));
        return (HttpAuthenticationMechanism)
                beans.getReference(bean, HttpAuthenticationMechanism.class, beans.createCreationalContext(bean));
    }

    /** The request with its scheme spelled the one way MP-JWT knows. */
    private static final class PresentedToken extends HttpServletRequestWrapper {
        private final BearerToken token;

        PresentedToken(HttpServletRequest request, BearerToken token) {
            super(request);
            this.token = token;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase("Authorization") ? "Bearer " + token.value() : super.getHeader(name);
        }
    }
}
