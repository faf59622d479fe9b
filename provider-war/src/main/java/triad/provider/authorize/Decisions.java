package triad.provider.authorize;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import triad.provider.consent.Ask;
import triad.provider.consent.Asks;
import triad.provider.consent.Consents;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;
import triad.provider.session.Session;
import triad.provider.user.Subjects;

/** Decides what a request needs next, from scratch each time: sign-in first, then consent. */
@ApplicationScoped
public class Decisions {
    private final Consents consents;
    private final Asks asks;
    private final Subjects subjects;

    @Inject
    Decisions(Consents consents, Asks asks, Subjects subjects) {
        this.consents = consents;
        this.asks = asks;
        this.subjects = subjects;
    }

    /**
     * Decides.
     *
     * @param begun when the request arrived; a sign-in that {@code prompt=login} or {@code max_age} asks for counts from then
     * @param denied whether the user said no to this very request
     */
    public Decision decide(AuthorizationRequest request, Optional<Session> session, Instant begun, boolean denied) {
        if (session.isEmpty() || stale(request.interaction(), session.get(), begun)) {
            return signIn(request);
        }
        if (!isMeant(request, session.get())) {
            // Whoever just signed in for this request, and still is not the one, is not asked a second time
            return session.get().authTime().isBefore(begun)
                    ? signIn(request)
                    : refused(ErrorCode.LOGIN_REQUIRED, "Another user signed in than the one that was meant");
        }
        if (!request.access().claims().takes(session.get().acr())) {
            return refused(
                    ErrorCode.UNMET_AUTHENTICATION_REQUIREMENTS, "The user cannot sign in the way that is asked for");
        }
        if (denied) {
            return refused(ErrorCode.ACCESS_DENIED, "The user said no");
        }
        List<Ask> missing = missing(request, session.get(), begun);
        if (!missing.isEmpty()) {
            return request.interaction().silent()
                    ? refused(ErrorCode.CONSENT_REQUIRED, "The user has to consent")
                    : new Decision.ConsentRequired(session.get(), missing);
        }
        return new Decision.Granted(session.get());
    }

    private static Decision signIn(AuthorizationRequest request) {
        return request.interaction().silent()
                ? refused(ErrorCode.LOGIN_REQUIRED, "The user has to sign in")
                : new Decision.LoginRequired();
    }

    private static boolean stale(Interaction interaction, Session session, Instant begun) {
        return (interaction.signsInAgain() && session.authTime().isBefore(begun))
                || interaction
                        .maxAge()
                        .filter(age -> session.authTime().plus(age).isBefore(begun))
                        .isPresent();
    }

    /** Whether the user is the one, where the request names one: by {@code sub} (OpenID Connect Core §5.5.1) or by a hint (§3.1.2.1). */
    private boolean isMeant(AuthorizationRequest request, Session session) {
        List<String> named = request.access().claims().subjects();
        String subject = subjects.of(request.client(), session.userId());
        return (named.isEmpty() || named.contains(subject))
                && request.interaction().subject().map(subject::equals).orElse(true);
    }

    /** Whether the user allows all that the request asks for. */
    boolean isAllowed(AuthorizationRequest request, Session session) {
        return consents.missing(session.userId(), wanted(request)).isEmpty();
    }

    private List<Ask> wanted(AuthorizationRequest request) {
        RequestedAccess access = request.access();
        return asks.of(
                request.client(),
                access.scopes(),
                access.resource(),
                access.claims().scopes(),
                access.details().isEmpty() ? "" : access.details().toString());
    }

    private List<Ask> missing(AuthorizationRequest request, Session session, Instant begun) {
        List<Ask> wanted = wanted(request);
        return request.interaction().prompt().contains("consent")
                ? consents.missingSince(session.userId(), wanted, begun)
                : consents.missing(session.userId(), wanted);
    }

    private static Decision refused(ErrorCode code, String description) {
        return new Decision.Refused(new Refusal(code, description));
    }
}
