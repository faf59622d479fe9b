package triad.provider.signal;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import triad.provider.claims.ClaimsChanged;
import triad.provider.config.ProviderConfig;
import triad.provider.consent.ConsentWithdrawn;
import triad.provider.family.TokenFamilyRevoked;
import triad.provider.family.TokenReach;
import triad.provider.family.TokenReach.Reach;
import triad.provider.http.OpaqueValue;
import triad.provider.outbox.Outbox;
import triad.provider.resource.ProtectedResource;
import triad.provider.resource.ProtectedResources;
import triad.provider.resource.Scopes;
import triad.provider.session.SessionEnded;
import triad.provider.user.AccountChanged;
import triad.provider.user.CredentialChanged;

/** Turns what happened here into events for the streams concerned, in the transaction in which it happened. */
@ApplicationScoped
public class Signals {
    private final TokenReach reach;
    private final ProtectedResources resources;
    private final EventStreams streams;
    private final Outbox outbox;
    private final String issuer;
    private final Clock clock;

    @Inject
    Signals(
            TokenReach reach,
            ProtectedResources resources,
            EventStreams streams,
            Outbox outbox,
            ProviderConfig config,
            Clock clock) {
        this.reach = reach;
        this.resources = resources;
        this.streams = streams;
        this.outbox = outbox;
        this.issuer = config.issuer().toString();
        this.clock = clock;
    }

    void sessionEnded(@Observes SessionEnded session) {
        revoked(
                session.userId(),
                Optional.empty(),
                Optional.of(session.sessionId()),
                reach.ofSession(session.sessionId()));
    }

    void familyRevoked(@Observes TokenFamilyRevoked family) {
        revoked(
                family.userId(),
                Optional.of(family.clientId()),
                Optional.of(family.familyId()),
                List.of(new Reach(family.clientId(), family.resource(), Scopes.NONE)));
    }

    void consentWithdrawn(@Observes ConsentWithdrawn consent) {
        revoked(
                consent.userId(),
                Optional.of(consent.clientId()),
                Optional.empty(),
                consent.resources().stream()
                        .map(resource -> new Reach(consent.clientId(), resource, Scopes.NONE))
                        .toList());
    }

    void credentialChanged(@Observes CredentialChanged credential) {
        Map<String, Object> details = timestamped();
        details.put("credential_type", credential.credentialType());
        details.put("change_type", credential.change().wireName());
        aboutUser(EventType.CREDENTIAL_CHANGE, credential.userId(), details);
    }

    /** CAEP 1.0 §3.2.1: the one new value is when, since who may read the others is decided where they are read. */
    void claimsChanged(@Observes ClaimsChanged claims) {
        Map<String, Object> details = timestamped();
        details.put("claims", Map.of("updated_at", claims.updatedAt().getEpochSecond()));
        aboutUser(EventType.TOKEN_CLAIMS_CHANGE, claims.userId(), details);
    }

    void accountChanged(@Observes AccountChanged account) {
        EventType type =
                switch (account.change()) {
                    case DISABLED -> EventType.ACCOUNT_DISABLED;
                    case ENABLED -> EventType.ACCOUNT_ENABLED;
                    case PURGED -> EventType.ACCOUNT_PURGED;
                };
        aboutUser(type, account.userId(), Map.of());
    }

    /** Lets the stream's receiver see that the stream works (SSF 1.0 §8.1.4.2); a disabled one holds nothing back either (§8.1.2.1). */
    @Transactional
    public void verify(EventStream stream, Optional<String> state) {
        if (stream.status() == EventStream.Status.DISABLED) {
            return;
        }
        Map<String, Object> details = new LinkedHashMap<>();
        state.ifPresent(value -> details.put("state", value));
        put(stream, EventType.VERIFICATION, SubjectIdentifier.opaque(stream.streamId()), details, transaction());
    }

    private void revoked(String userId, Optional<String> clientId, Optional<String> sessionId, List<Reach> reached) {
        Map<String, Object> subject =
                SubjectIdentifier.complex(SubjectIdentifier.user(issuer, userId), clientId, sessionId);
        tell(EventType.SESSION_REVOKED, userId, subject, timestamped(), reached);
    }

    private void aboutUser(EventType type, String userId, Map<String, Object> details) {
        tell(type, userId, SubjectIdentifier.user(issuer, userId), details, reach.ofUser(userId));
    }

    private void tell(
            EventType type,
            String userId,
            Map<String, Object> subject,
            Map<String, Object> details,
            List<Reach> reached) {
        String transaction = transaction();
        streams.about(userId, receivers(reached)).stream()
                .filter(stream -> stream.eventsDelivered().contains(type.uri()))
                .forEach(stream -> put(stream, type.uri(), subject, details, transaction));
    }

    /** The clients that got the tokens, and those that their resources act as. */
    private Set<String> receivers(List<Reach> reached) {
        Set<String> clients = new HashSet<>();
        reached.stream()
                .flatMap(to -> Stream.concat(
                        Stream.of(to.clientId()),
                        resources.find(to.resource()).flatMap(ProtectedResource::clientId).stream()))
                .forEach(clients::add);
        return clients;
    }

    private void put(
            EventStream stream,
            String type,
            Map<String, Object> subject,
            Map<String, Object> details,
            String transaction) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("iat", clock.instant().getEpochSecond());
        event.put("txn", transaction);
        event.put("sub_id", subject);
        event.put("events", Map.of(type, details));
        String payload = JSONObjectUtils.toJSONString(event);
        if (stream.isSent()) {
            outbox.put(SignalCourier.KIND, stream.streamId(), payload);
        } else {
            outbox.hold(SignalCourier.KIND, stream.streamId(), payload);
        }
    }

    private Map<String, Object> timestamped() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("event_timestamp", clock.instant().getEpochSecond());
        return details;
    }

    private static String transaction() {
        return OpaqueValue.random().value();
    }
}
