package triad.provider.authorize;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.consent.ConsentQuestions;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.page.LocalPath;
import triad.provider.request.StoredRequest;
import triad.provider.response.ReturnAddress;
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

    @Inject
    AuthorizationAnswer(
            AuthorizationChecks checks,
            Decisions decisions,
            CurrentSession current,
            ConsentQuestions questions,
            AuthorizationWay way) {
        this.checks = checks;
        this.decisions = decisions;
        this.current = current;
        this.questions = questions;
        this.way = way;
    }

    /**
     * A request that just arrived; it waits only where sign-in or consent is missing.
     *
     * <p>Another site's form comes without the session's cookie, so a posted request is decided at its own URL (OpenID Connect Core
     * §3.1.2.1 wants both methods to end alike).
     */
    void begin(HttpServletRequest request, HttpServletResponse response, Client client, StoredRequest arrived)
            throws IOException {
        refusing(response, ReturnAddress.of(client, arrived.parameters()), () -> {
            AuthorizationRequest asked = checks.check(client, arrived.parameters());
            if ("POST".equals(request.getMethod())) {
                way.toWaiting(response, way.keep(request, response, arrived));
                return;
            }
            Decision decision = decisions.decide(asked, current.find(request), arrived.createdAt(), false);
            if (decision.needsPage()) {
                way.toPage(response, asked, decision, way.keep(request, response, arrived));
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
            OpaqueValue handle)
            throws IOException {
        LocalPath here = AuthorizationWay.of(handle);
        refusing(response, ReturnAddress.of(client, stored.parameters()), () -> {
            AuthorizationRequest asked = checks.check(client, stored.parameters());
            Optional<Session> session = current.find(request);
            boolean denied = session.filter(s -> questions.denied(s, here)).isPresent();
            Decision decision = decisions.decide(asked, session, stored.createdAt(), denied);
            if (decision.needsPage()) {
                way.toPage(response, asked, decision, here);
            } else {
                way.finish(response, asked, stored, decision);
            }
        });
    }

    /** Back to the client with the refusal. */
    void refuse(HttpServletResponse response, ReturnAddress to, Refusal refusal) throws IOException {
        way.refuse(response, to, refusal);
    }

    /** From here on a refusal is the client's to hear. */
    private void refusing(HttpServletResponse response, ReturnAddress to, Work work) throws IOException {
        try {
            work.run();
        } catch (Refusal refusal) {
            refuse(response, to, refusal);
        }
    }

    /** What ends with an answer or a refusal. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
