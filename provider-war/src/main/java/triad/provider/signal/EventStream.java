package triad.provider.signal;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An event stream (SSF 1.0 §8.1.1).
 *
 * @param clientId the receiver
 * @param audience the {@code aud} of its events
 * @param eventsRequested as the receiver named them, those that are not sent here too
 * @param reason why it has its status
 */
public record EventStream(
        String streamId,
        String clientId,
        String audience,
        Delivery delivery,
        List<String> eventsRequested,
        Optional<String> description,
        Status status,
        Optional<String> reason) {

    /** How the events reach the receiver. */
    public sealed interface Delivery {
        /** The URI that names the method. */
        String method();
    }

    /**
     * To the receiver's endpoint (RFC 8935).
     *
     * @param authorization what the receiver wants to see in {@code Authorization}
     */
    public record Push(URI endpoint, Optional<String> authorization) implements Delivery {
        /** SSF 1.0 §6.1.1. */
        public static final String METHOD = "urn:ietf:rfc:8935";

        @Override
        public String method() {
            return METHOD;
        }

        @Override
        public String toString() {
            return "Push[" + endpoint + "]";
        }
    }

    /** When the receiver asks (RFC 8936). */
    public record Poll() implements Delivery {
        /** SSF 1.0 §6.1.2. */
        public static final String METHOD = "urn:ietf:rfc:8936";

        @Override
        public String method() {
            return METHOD;
        }
    }

    /** Whether events are sent (SSF 1.0 §8.1.2.1). */
    public enum Status {
        ENABLED,
        PAUSED,
        DISABLED;

        /** The value on the wire. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the transmitter is to send now. */
    public boolean isSent() {
        return status == Status.ENABLED && delivery instanceof Push;
    }

    /** The same stream in another status. */
    public EventStream in(Status other, Optional<String> why) {
        return new EventStream(streamId, clientId, audience, delivery, eventsRequested, description, other, why);
    }

    /** Those of the requested events that are sent here. */
    public List<String> eventsDelivered() {
        return eventsRequested.stream()
                .filter(uri -> EventType.find(uri).isPresent())
                .toList();
    }
}
