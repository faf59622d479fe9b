package triad.backend.security;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;

/** What MicroProfile JWT reports to: the guard hears of a verified token first, and the container only if it agrees. */
class GuardedLogin extends HttpMessageContextWrapper {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private final Guard guard;
    private @Nullable CredentialValidationResult verified;

    GuardedLogin(HttpMessageContext context, Guard guard) {
        super(context);
        this.guard = guard;
    }

    @Override
    public AuthenticationStatus notifyContainerAboutLogin(CredentialValidationResult result) {
        if (!(result.getCallerPrincipal() instanceof JsonWebToken token)) {
            return responseUnauthorized();
        }
        return letIn(new CredentialValidationResult(new VerifiedToken(token), result.getCallerGroups()));
    }

    /** The caller whose token has been verified, now or a moment ago, if the guard agrees. */
    AuthenticationStatus letIn(CredentialValidationResult caller) {
        guard.checkClaims((JsonWebToken) caller.getCallerPrincipal(), callersCertificate());
        verified = caller;
        return super.notifyContainerAboutLogin(caller);
    }

    /** What MicroProfile JWT reported, unless it or the guard refused. */
    Optional<CredentialValidationResult> verified() {
        return Optional.ofNullable(verified);
    }

    /** MicroProfile JWT does not say why. */
    @Override
    public AuthenticationStatus responseUnauthorized() {
        throw new Refusal(Reason.INVALID_TOKEN, "Signature, issuer, audience, expiry or a required claim is wrong");
    }

    @Override
    public AuthenticationStatus doNothing() {
        return responseUnauthorized();
    }

    private @Nullable X509Certificate callersCertificate() {
        return getRequest().getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? chain[0]
                : null;
    }
}
