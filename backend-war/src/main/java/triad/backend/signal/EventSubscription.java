package triad.backend.signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import triad.backend.config.BackendConfig;
import triad.backend.provider.ProviderAway;
import triad.backend.provider.Transmitter;

/**
 * The one stream of events from the provider to this server, whichever of its nodes they reach: made where it is missing, and asked again
 * and again for a sign of life (SSF 1.0 §8.1.4).
 */
@ApplicationScoped
class EventSubscription {
    private static final Logger LOG = Logger.getLogger(EventSubscription.class.getName());

    private final Transmitter transmitter;
    private final SubscriptionState state;
    private final BackendConfig.Signal config;
    private final URI endpoint;
    private final Clock clock;
    private volatile Instant verifiedAt = Instant.MIN;

    @Inject
    EventSubscription(Transmitter transmitter, SubscriptionState state, BackendConfig config, Clock clock) {
        this.transmitter = transmitter;
        this.state = state;
        this.config = config.signal();
        this.endpoint = URI.create(config.url() + EventEndpoint.PATH);
        this.clock = clock;
    }

    /** Whether a sign of life came lately, as far as this node has read. */
    boolean isWorking() {
        return verifiedAt.isAfter(clock.instant().minus(config.silence()));
    }

    /** Reads when the last sign of life came, to whichever node. */
    void refresh() {
        boolean worked = isWorking();
        verifiedAt = state.verifiedAt().orElse(Instant.MIN);
        if (worked != isWorking()) {
            LOG.info(() -> isWorking()
                    ? "Events of the provider arrive"
                    : "No events of the provider arrive: until they do, it is asked about each token");
        }
    }

    /** A verification event came; one that nobody asked for counts for nothing. */
    void verified(String answer) {
        state.verify(answer, clock.instant());
    }

    /** Asks for a sign of life if it is time and no other node has; what fails is tried again when it is time again. */
    void care() {
        Instant now = clock.instant();
        String question = UUID.randomUUID().toString();
        if (!state.claim(question, now, now.minus(config.verification()))) {
            return;
        }
        try {
            Optional<String> known = state.streamId();
            if (known.isEmpty() || !transmitter.verify(known.get(), question)) {
                String streamId = transmitter.subscribe(endpoint, EventType.uris());
                state.subscribed(streamId);
                transmitter.verify(streamId, question);
            }
        } catch (ProviderAway away) {
            LOG.log(Level.WARNING, "The stream of events cannot be looked after: {0}", away.getMessage());
        }
    }

    /** The types of events asked for. */
    enum EventType {
        SESSION_REVOKED("https://schemas.openid.net/secevent/caep/event-type/session-revoked"),
        ACCOUNT_DISABLED("https://schemas.openid.net/secevent/risc/event-type/account-disabled"),
        ACCOUNT_PURGED("https://schemas.openid.net/secevent/risc/event-type/account-purged"),
        TOKEN_CLAIMS_CHANGE("https://schemas.openid.net/secevent/caep/event-type/token-claims-change");

        static final String VERIFICATION = "https://schemas.openid.net/secevent/ssf/event-type/verification";
        private final String uri;

        EventType(String uri) {
            this.uri = uri;
        }

        String uri() {
            return uri;
        }

        static List<String> uris() {
            return Stream.of(values()).map(EventType::uri).toList();
        }

        /** Those that end something. */
        static List<String> endings() {
            return List.of(SESSION_REVOKED.uri, ACCOUNT_DISABLED.uri, ACCOUNT_PURGED.uri);
        }
    }
}
