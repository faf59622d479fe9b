package triad.backend.signal;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import triad.backend.config.BackendConfig;
import triad.backend.identity.IdentityChanged;
import triad.backend.signal.EventSubscription.EventType;

/** Does what an event says; one that is not about access here, or of an unknown type, is taken and changes nothing (RFC 8417 §2.2). */
@ApplicationScoped
class SecurityEvents {
    private final SecurityEventTokens tokens;
    private final Revocations revocations;
    private final EventSubscription subscription;
    private final Event<IdentityChanged> identityChanged;
    private final String issuer;
    private final Clock clock;

    @Inject
    SecurityEvents(
            SecurityEventTokens tokens,
            Revocations revocations,
            EventSubscription subscription,
            Event<IdentityChanged> identityChanged,
            BackendConfig config,
            Clock clock) {
        this.tokens = tokens;
        this.revocations = revocations;
        this.subscription = subscription;
        this.identityChanged = identityChanged;
        this.issuer = config.provider().issuer().toString();
        this.clock = clock;
    }

    /** Whoever sends the same event again changes nothing. */
    void take(String token) throws EventRefused {
        JWTClaimsSet claims = tokens.verify(token);
        if (!(claims.getClaim("events") instanceof Map<?, ?> events) || events.isEmpty()) {
            throw new EventRefused(EventRefused.Code.INVALID_REQUEST, "No events");
        }
        Map<?, ?> subject = claims.getClaim("sub_id") instanceof Map<?, ?> members ? members : Map.of();
        text(details(events, EventType.VERIFICATION), "state").ifPresent(subscription::verified);
        if (events.containsKey(EventType.TOKEN_CLAIMS_CHANGE.uri())) {
            userIn(subject).ifPresent(user -> identityChanged.fire(new IdentityChanged(user)));
        }
        EventType.endings().stream()
                .filter(events::containsKey)
                .findFirst()
                .flatMap(type -> ended(claims, subject, details(events, type)))
                .ifPresent(revocations::add);
    }

    /** The event's own time counts (CAEP 1.0 §2), but nothing ends that is still to come. */
    private Optional<EndedAccess> ended(JWTClaimsSet claims, Map<?, ?> subject, Map<?, ?> details) {
        Instant now = clock.instant();
        Instant at = details.get("event_timestamp") instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : claims.getIssueTime().toInstant();
        boolean complex = isComplex(subject);
        return userIn(subject)
                .map(user -> new EndedAccess(
                        claims.getJWTID(),
                        user,
                        complex ? text(details(subject, "application"), "id") : Optional.empty(),
                        complex ? text(details(subject, "session"), "id") : Optional.empty(),
                        at.isAfter(now) ? now : at));
    }

    private static boolean isComplex(Map<?, ?> subject) {
        return text(subject, "format").filter("complex"::equals).isPresent();
    }

    private Optional<String> userIn(Map<?, ?> subject) {
        return userOf(isComplex(subject) ? details(subject, "user") : subject);
    }

    /** RFC 9493 §3.2.5. */
    private Optional<String> userOf(Map<?, ?> subject) {
        boolean ours = text(subject, "format").filter("iss_sub"::equals).isPresent()
                && text(subject, "iss").filter(issuer::equals).isPresent();
        return ours ? text(subject, "sub") : Optional.empty();
    }

    private static Map<?, ?> details(Map<?, ?> from, String name) {
        return from.get(name) instanceof Map<?, ?> members ? members : Map.of();
    }

    /** Of a length that is kept. */
    private static Optional<String> text(Map<?, ?> from, String name) {
        return from.get(name) instanceof String text && !text.isEmpty() && text.length() <= 255
                ? Optional.of(text)
                : Optional.empty();
    }
}
