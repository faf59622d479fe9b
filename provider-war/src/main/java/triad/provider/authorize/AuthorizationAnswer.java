package triad.provider.authorize;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.consent.ConsentQuestions;
import triad.provider.http.ErrorCode;
import triad.provider.http.LocalPath;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.session.CurrentSession;
import triad.provider.session.Session;

/** Answers an authorization request whose client and redirect URI hold: back to the client, or on to the page that it needs. */
@ApplicationScoped
public class AuthorizationAnswer {
    private final AuthorizationChecks checks;
    private final Decisions decisions;
    private final CurrentSession current;
    private final ConsentQuestions questions;
    private final AuthorizationWay way;
    private final Clock clock;

    @Inject
    AuthorizationAnswer(
            AuthorizationChecks checks,
            Decisions decisions,
            CurrentSession current,
            ConsentQuestions questions,
            AuthorizationWay way,
            Clock clock) {
        this.checks = checks;
        this.decisions = decisions;
        this.current = current;
        this.questions = questions;
        this.way = way;
        this.clock = clock;
    }

    /** A request that just arrived: a page is needed only where sign-in or consent is missing. */
    void begin(
            HttpServletRequest request,
            HttpServletResponse response,
            Client client,
            Parameters parameters,
            Optional<StoredRequest> pushed) {
        refusing(response, parameters, () -> {
            if (client.mustPush() && pushed.isEmpty()) {
                throw new Refusal(ErrorCode.INVALID_REQUEST, "The client must push its authorization requests");
            }
            AuthorizationRequest asked = checks.check(client, parameters);
            StoredRequest arrived = new StoredRequest(
                    "", client.clientId(), parameters, pushed.map(StoredRequest::handleHash), clock.instant());
            Decision decision = decisions.decide(asked, current.find(request), arrived.createdAt(), false);
            if (decision instanceof Decision.LoginRequired || decision instanceof Decision.ConsentRequired) {
                way.toWaiting(request, response, arrived);
            } else {
                way.finish(response, asked, arrived, decision);
            }
        });
    }

    /** A request that waited for a page, decided anew. */
    void resume(
            HttpServletRequest request,
            HttpServletResponse response,
            Client client,
            StoredRequest stored,
            OpaqueValue handle) {
        LocalPath here = new LocalPath("/authorize/" + handle.value());
        refusing(response, stored.parameters(), () -> {
            AuthorizationRequest asked = checks.check(client, stored.parameters());
            Optional<Session> session = current.find(request);
            boolean denied = session.filter(s -> questions.denied(s, here)).isPresent();
            Decision decision = decisions.decide(asked, session, stored.createdAt(), denied);
            if (decision instanceof Decision.LoginRequired) {
                way.toLogin(response, asked, here);
            } else if (decision instanceof Decision.ConsentRequired required) {
                way.toConsent(response, asked, required, here);
            } else {
                way.finish(response, asked, stored, decision);
            }
        });
    }

    /** From here on a refusal is the client's to hear. */
    private void refusing(HttpServletResponse response, Parameters parameters, Runnable work) {
        try {
            work.run();
        } catch (Refusal refusal) {
            way.refuse(response, parameters, refusal);
        }
    }
}
