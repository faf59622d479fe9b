package triad.backend.bearer;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.auth.message.AuthException;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import triad.backend.provider.TokenHash;

/** The server's MicroProfile JWT, asked about one token; it never speaks to the container itself. */
@Singleton
class MicroProfileJwt {
    private static final String MECHANISM = "fish.payara.microprofile.jwtauth.eesecurity.JWTAuthenticationMechanism";

    private final HttpAuthenticationMechanism mechanism;

    @Inject
    MicroProfileJwt(BeanManager beans) {
        this(mechanismAmong(beans));
    }

    MicroProfileJwt(HttpAuthenticationMechanism mechanism) {
        this.mechanism = mechanism;
    }

    /** Signature, {@code iss}, {@code aud}, {@code exp}, {@code sub} and {@code jti} hold; otherwise a refusal. */
    VerifiedToken verify(BearerToken token, TokenHash hash, HttpServletRequest request, HttpServletResponse response)
            throws AuthException {
        Verification verification = new Verification(hash);
        try {
            mechanism.validateRequest(new PresentedToken(request, token), response, verification);
        } catch (AuthenticationException e) {
            throw new AuthException("MicroProfile JWT does not work", e);
        }
        return verification.token();
    }

    /** Payara registers MP-JWT's mechanism as a bean, to be told from others by the types it names. */
    private static HttpAuthenticationMechanism mechanismAmong(BeanManager beans) {
        Bean<?> bean = beans.getBeans(HttpAuthenticationMechanism.class, Any.Literal.INSTANCE).stream()
                .filter(candidate -> candidate.getTypes().stream()
                        .anyMatch(type -> type.getTypeName().equals(MECHANISM)))
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
