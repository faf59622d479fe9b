package triad.provider.authorize;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import triad.provider.claims.Subjects;
import triad.provider.consent.AnsweredAsks;
import triad.provider.consent.Ask;
import triad.provider.consent.Asks;
import triad.provider.consent.Consents;
import triad.provider.family.RequestedAccess;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;
import triad.provider.session.Session;

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
        AnsweredAsks answered = answered(request, session.get(), begun);
        if (!answered.missing().isEmpty()) {
            return request.interaction().silent()
                    ? refused(ErrorCode.CONSENT_REQUIRED, "The user has to consent")
                    : new Decision.ConsentRequired(session.get(), answered.missing());
        }
        return new Decision.Granted(session.get(), answered.allowed());
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

    private AnsweredAsks answered(AuthorizationRequest request, Session session, Instant begun) {
        RequestedAccess access = request.access();
        List<Ask> asked = asks.of(
                request.client(),
                access.scopes(),
                access.resource(),
                access.claims().scopes(),
                access.details().isEmpty() ? "" : access.details().toString());
        boolean anew = request.interaction().prompt().contains("consent");
        return consents.answered(session.userId(), asked, anew ? begun : Instant.EPOCH);
    }

    private static Decision refused(ErrorCode code, String description) {
        return new Decision.Refused(new Refusal(code, description));
    }
}
