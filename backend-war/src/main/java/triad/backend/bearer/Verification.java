package triad.backend.bearer;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import javax.security.auth.Subject;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;
import triad.backend.provider.TokenHash;

/** What MicroProfile JWT reports to, instead of the container: who is let in is not its word alone. */
class Verification extends HttpMessageContextWrapper {
    private final TokenHash hash;
    private final Subject nobody = new Subject();
    private @Nullable VerifiedToken token;

    /** There is no container behind it: MicroProfile JWT asks it for nothing but what follows. */
    @SuppressWarnings("NullAway")
    Verification(TokenHash hash) {
        super(null);
        this.hash = hash;
    }

    @Override
    public Subject getClientSubject() {
        return nobody;
    }

    @Override
    public AuthenticationStatus notifyContainerAboutLogin(CredentialValidationResult result) {
        if (!(result.getCallerPrincipal() instanceof JsonWebToken verified)) {
            throw refusal();
        }
        token = new VerifiedToken(verified, hash);
        return AuthenticationStatus.SUCCESS;
    }

    @Override
    public AuthenticationStatus responseUnauthorized() {
        throw refusal();
    }

    @Override
    public AuthenticationStatus doNothing() {
        throw refusal();
    }

    /** The token, if MicroProfile JWT reported that it holds. */
    VerifiedToken token() {
        if (token == null) {
            throw refusal();
        }
        return token;
    }

    /** MicroProfile JWT does not say why. */
    private static Refusal refusal() {
        return new Refusal(Reason.INVALID_TOKEN, "Signature, issuer, audience, expiry or a required claim is wrong");
    }
}
