package triad.backend.bearer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.jspecify.annotations.Nullable;
import triad.backend.problem.Challenge;
import triad.backend.problem.Problems;
import triad.backend.problem.Refusal;
import triad.backend.trace.SpanAnswers;

/**
 * Lets a request below {@code /api} in (Jakarta Authentication 3.0 §3.8): MicroProfile JWT verifies its token, the guard checks before and
 * after. No token is a refusal. The server's own module asks JNDI for its mechanism three times a request, which took as long as the guard.
 */
@ApplicationScoped
public class BearerModule implements ServerAuthModule {
    private static final String PROTECTED = "/api";
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final Logger LOG = Logger.getLogger(BearerModule.class.getName());

    private final VerifiedTokens tokens;
    private final Guard guard;
    private final CallersToken current;
    private final Challenge challenge;
    private final Clock clock;

    @SuppressWarnings("NullAway.Init") // the container initializes it before the first request
    private volatile CallbackHandler container;

    @Inject
    BearerModule(VerifiedTokens tokens, Guard guard, CallersToken current, Challenge challenge, Clock clock) {
        this.tokens = tokens;
        this.guard = guard;
        this.current = current;
        this.challenge = challenge;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Jakarta Authentication declares it
    public void initialize(
            MessagePolicy requestPolicy, MessagePolicy responsePolicy, CallbackHandler handler, Map options) {
        container = handler;
    }

    @Override
    public Class<?>[] getSupportedMessageTypes() {
        return new Class<?>[] {HttpServletRequest.class, HttpServletResponse.class};
    }

    /** Runs for every request, so it also sets the Date that RFC 9110 §6.6.1 wants and the server leaves out. */
    @Override
    public AuthStatus validateRequest(MessageInfo message, Subject caller, Subject service) throws AuthException {
        HttpServletRequest request = (HttpServletRequest) message.getRequestMessage();
        HttpServletResponse response = (HttpServletResponse) message.getResponseMessage();
        current.end();
        response.setDateHeader("Date", clock.millis());
        if (!isProtected(request)) {
            return letIn(new CallerPrincipalCallback(caller, (Principal) null));
        }
        try {
            VerifiedToken token = tokens.require(BearerToken.require(request), request, response);
            guard.checkClaims(token, callersCertificate(request));
            current.begin(token);
            return letIn(
                    new CallerPrincipalCallback(caller, token),
                    new GroupPrincipalCallback(caller, token.getGroups().toArray(String[]::new)));
        } catch (Refusal refusal) {
            return refuse(refusal, response);
        }
    }

    /** Everything but the problem servlet, which serves nobody's data. */
    private static boolean isProtected(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals(PROTECTED) || path.startsWith(PROTECTED + "/");
    }

    private static @Nullable X509Certificate callersCertificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? chain[0]
                : null;
    }

    private AuthStatus letIn(Callback... who) throws AuthException {
        try {
            container.handle(who);
            return AuthStatus.SUCCESS;
        } catch (IOException | UnsupportedCallbackException e) {
            throw new AuthException("The container does not take a caller", e);
        }
    }

    private AuthStatus refuse(Refusal refusal, HttpServletResponse response) throws AuthException {
        if (refusal.getCause() != null) {
            LOG.log(Level.WARNING, refusal.getMessage(), refusal.getCause());
        }
        SpanAnswers.tell(refusal.reason().status(), response);
        try {
            Problems.write(refusal, challenge, response);
        } catch (IOException e) {
            throw new AuthException("The caller has gone", e);
        }
        return AuthStatus.SEND_FAILURE;
    }

    /** Answers are sent as they are. */
    @Override
    public AuthStatus secureResponse(MessageInfo message, Subject service) {
        current.end();
        return AuthStatus.SEND_SUCCESS;
    }

    /** Nobody stays signed in from request to request. */
    @Override
    public void cleanSubject(MessageInfo message, Subject caller) {
        caller.getPrincipals().clear();
    }
}
