package triad.frontend.login;

import static jakarta.security.enterprise.AuthenticationStatus.SEND_CONTINUE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import triad.frontend.memory.MemoryAway;
import triad.frontend.provider.ProviderAway;
import triad.frontend.provider.ProviderRefusal;
import triad.frontend.session.AccessTokens;
import triad.frontend.session.SignedIn;
import triad.frontend.session.StepUp;
import triad.frontend.session.StepUps;
import triad.frontend.session.UnsavedForms;
import triad.frontend.trace.RequestTraces;

/** How this WAR knows its callers (Jakarta Security 3.0 §2.3): by their session, and if there is none, by the provider. */
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {
    private static final System.Logger LOG = System.getLogger(SignInMechanism.class.getName());
    private static final String CALLBACK = "/callback";

    private final Authorizations authorizations;
    private final Callback callback;
    private final AccessTokens accessTokens;
    private final StepUps stepUps;
    private final UnsavedForms unsaved;

    @Inject
    SignInMechanism(
            Authorizations authorizations,
            Callback callback,
            AccessTokens accessTokens,
            StepUps stepUps,
            UnsavedForms unsaved) {
        this.authorizations = authorizations;
        this.callback = callback;
        this.accessTokens = accessTokens;
        this.stepUps = stepUps;
        this.unsaved = unsaved;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        RequestTraces.answer(response);
        try {
            if (request.getRequestURI().equals(CALLBACK)) {
                return receive(request, response);
            }
            return context.isProtected() ? requireUser(request, response, context) : context.doNothing();
        } catch (ProviderAway | ProviderRefusal | MemoryAway away) {
            LOG.log(System.Logger.Level.WARNING, "Nobody can be known just now", away);
            return unavailable(response);
        } catch (IOException cause) {
            throw new AuthenticationException(cause);
        }
    }

    private AuthenticationStatus requireUser(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        Optional<SignedIn> user = accessTokens.current(request);
        Caller caller = Caller.of(request);
        if (user.isEmpty() || unsaved.areOfAnother(request, user.get())) {
            Optional<String> back = caller == Caller.SCRIPT ? Optional.empty() : unsaved.keep(request);
            return user.isPresent() || back.isPresent()
                    ? lead(request, response, caller, back)
                    : requireSignIn(request, response, caller);
        }
        Optional<StepUp> stepUp = caller == Caller.PAGE ? stepUps.take(request) : Optional.empty();
        return stepUp.isPresent()
                ? redirect(
                        response,
                        authorizations.begin(request, response, stepUp.get()).toString())
                : context.notifyContainerAboutLogin(
                        new CallerPrincipal(user.get().subject()), Set.of("user"));
    }

    private AuthenticationStatus requireSignIn(HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException {
        return switch (caller) {
            case PAGE ->
                redirect(response, authorizations.begin(request, response).toString());
            case FACES_AJAX -> lead(request, response, caller, Optional.empty());
            case SCRIPT -> {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                yield SEND_CONTINUE;
            }
        };
    }

    /** To the page anew, which signs in where nobody is, and gives back what was typed to whom it belongs. */
    private static AuthenticationStatus lead(
            HttpServletRequest request, HttpServletResponse response, Caller caller, Optional<String> back)
            throws IOException {
        String page =
                back.orElseGet(() -> ReturnPath.parse(request.getRequestURI()).value());
        return caller == Caller.FACES_AJAX ? reload(response, page) : redirect(response, page);
    }

    private AuthenticationStatus receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET")) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return SEND_CONTINUE;
        }
        try {
            return redirect(response, callback.receive(request, response).value());
        } catch (SignInRefused refused) {
            LOG.log(System.Logger.Level.INFO, "Sign-in refused", refused);
            return redirect(response, SignInFailedPage.path(refused.refusal()));
        }
    }

    /** 303 (RFC 9110 §15.4.4): whatever the method was, the next request is a GET. */
    private static AuthenticationStatus redirect(HttpServletResponse response, String location) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", location);
        response.setHeader("Cache-Control", "no-store");
        return SEND_CONTINUE;
    }

    /** A script cannot follow a redirect to another site; the page it sits on can be loaded anew, and that signs in. */
    private static AuthenticationStatus reload(HttpServletResponse response, String page) throws IOException {
        response.setContentType("text/xml;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"")
                .append(page.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                .append("\"/></partial-response>");
        return SEND_CONTINUE;
    }

    private static AuthenticationStatus unavailable(HttpServletResponse response) throws AuthenticationException {
        try {
            response.setHeader("Retry-After", "5");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return SEND_CONTINUE;
        } catch (IOException cause) {
            throw new AuthenticationException(cause);
        }
    }
}
