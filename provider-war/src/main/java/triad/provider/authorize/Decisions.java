package triad.provider.authorize;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.client.Clients;
import triad.provider.client.ProtectedResource;
import triad.provider.client.ProtectedResources;
import triad.provider.client.Scopes;
import triad.provider.consent.Ask;
import triad.provider.consent.Consents;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;
import triad.provider.session.Session;
import triad.provider.user.Subjects;

/** Decides what a request needs next, from scratch each time: sign-in first, then consent. */
@ApplicationScoped
public class Decisions {
    private final Consents consents;
    private final Clients clients;
    private final ProtectedResources resources;
    private final Subjects subjects;

    @Inject
    Decisions(Consents consents, Clients clients, ProtectedResources resources, Subjects subjects) {
        this.consents = consents;
        this.clients = clients;
        this.resources = resources;
        this.subjects = subjects;
    }

    /**
     * Decides.
     *
     * @param begun when the request arrived; a sign-in that {@code prompt=login} or {@code max_age} asks for counts from then
     * @param denied whether the user said no to this very request
     */
    public Decision decide(AuthorizationRequest request, Optional<Session> session, Instant begun, boolean denied) {
        if (session.isEmpty() || stale(request, session.get(), begun)) {
            return request.silent()
                    ? refused(ErrorCode.LOGIN_REQUIRED, "The user has to sign in")
                    : new Decision.LoginRequired();
        }
        if (!isMeant(request, session.get())) {
            return request.silent() || !session.get().authTime().isBefore(begun)
                    ? refused(ErrorCode.LOGIN_REQUIRED, "Another user has to sign in")
                    : new Decision.LoginRequired();
        }
        if (!request.claims().takes(session.get().acr())) {
            return refused(
                    ErrorCode.UNMET_AUTHENTICATION_REQUIREMENTS, "The user cannot sign in the way that is asked for");
        }
        if (denied) {
            return refused(ErrorCode.ACCESS_DENIED, "The user said no");
        }
        List<Ask> missing = missing(request, session.get(), begun);
        if (!missing.isEmpty()) {
            return request.silent()
                    ? refused(ErrorCode.CONSENT_REQUIRED, "The user has to consent")
                    : new Decision.ConsentRequired(session.get(), missing);
        }
        return new Decision.Granted(session.get());
    }

    private static boolean stale(AuthorizationRequest request, Session session, Instant begun) {
        boolean again = request.prompt().contains("login") || request.prompt().contains("select_account");
        return (again && session.authTime().isBefore(begun))
                || request.maxAge()
                        .filter(age -> session.authTime().plus(age).isBefore(begun))
                        .isPresent();
    }

    /** Whether the user is the one, where the request names one by {@code sub} (OpenID Connect Core §5.5.1). */
    private boolean isMeant(AuthorizationRequest request, Session session) {
        List<String> named = request.claims().subjects();
        return named.isEmpty() || named.contains(subjects.of(request.client(), session.userId()));
    }

    private List<Ask> missing(AuthorizationRequest request, Session session, Instant begun) {
        List<Ask> asks = asks(request);
        return request.prompt().contains("consent")
                ? asks.stream()
                        .filter(ask -> !consents.allowedSince(session.userId(), ask, begun))
                        .toList()
                : consents.missing(session.userId(), asks);
    }

    /** What the client wants of the provider and of the resource, and what the resource wants of the provider on the user's behalf. */
    private List<Ask> asks(AuthorizationRequest request) {
        ProtectedResource userApi = resources.userApi();
        ProtectedResource resource = request.resource();
        List<Ask> asks = new ArrayList<>();
        Scopes identity =
                request.scopes().within(userApi.scopes()).and(request.claims().scopes());
        add(asks, request.client().clientId(), userApi, identity, false);
        if (!resource.equals(userApi)) {
            add(asks, request.client().clientId(), resource, request.resourceScopes(), false);
            resource.clientId()
                    .flatMap(clients::find)
                    .ifPresent(delegate -> add(asks, delegate.clientId(), userApi, delegated(delegate, userApi), true));
        }
        return asks;
    }

    private static Scopes delegated(Client delegate, ProtectedResource userApi) {
        return delegate.scope().within(userApi.scopes());
    }

    private static void add(List<Ask> asks, String clientId, ProtectedResource at, Scopes scopes, boolean delegate) {
        if (!scopes.isEmpty()) {
            asks.add(new Ask(clientId, at.resource(), scopes.toString(), delegate));
        }
    }

    private static Decision refused(ErrorCode code, String description) {
        return new Decision.Refused(new Refusal(code, description));
    }
}
