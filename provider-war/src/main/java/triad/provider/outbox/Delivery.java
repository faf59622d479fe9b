package triad.provider.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import triad.provider.fetch.Fetch;
import triad.provider.fetch.FetchFailed;
import triad.provider.fetch.Fetched;

/** Sends a receiver's messages, one after the other, and keeps what became of each. */
@ApplicationScoped
class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class.getName());
    private final Map<String, Courier> couriers = new TreeMap<>();
    private final Leases leases;
    private final Fetch fetch;
    private final Clock clock;

    @Inject
    Delivery(@Any Instance<Courier> serving, Leases leases, Fetch fetch, Clock clock) {
        serving.forEach(courier -> couriers.put(courier.kind(), courier));
        this.leases = leases;
        this.fetch = fetch;
        this.clock = clock;
    }

    /** Sends all that is due; stops at the first message that is not accepted, so that later ones do not overtake it at once. */
    void deliver(String receiver) {
        Optional<Message> message = leases.lease(receiver);
        while (message.isPresent() && send(message.get())) {
            message = leases.lease(receiver);
        }
    }

    private boolean send(Message message) {
        Optional<Courier> courier = Optional.ofNullable(couriers.get(message.kind()));
        Optional<Parcel> parcel = courier.flatMap(carrying -> carrying.pack(message));
        if (courier.isEmpty() || parcel.isEmpty()) {
            leases.end(message, "dropped", null);
            return true;
        }
        try {
            Fetched answer = post(parcel.get());
            return keep(message, courier.get().judge(answer), "HTTP " + answer.status());
        } catch (FetchFailed failed) {
            return keep(message, Verdict.RETRY, String.valueOf(failed.getMessage()));
        }
    }

    private Fetched post(Parcel parcel) throws FetchFailed {
        return fetch.post(
                parcel.url(),
                parcel.contentType(),
                parcel.headers(),
                parcel.body().getBytes(StandardCharsets.UTF_8));
    }

    private boolean keep(Message message, Verdict verdict, String answer) {
        if (verdict == Verdict.DELIVERED) {
            leases.end(message, "delivered", null);
            return true;
        }
        Optional<Instant> next = verdict == Verdict.REFUSED
                ? Optional.empty()
                : Backoff.next(
                        message.createdAt(),
                        message.attempts(),
                        clock.instant(),
                        ThreadLocalRandom.current().nextDouble());
        if (next.isPresent()) {
            leases.retry(message, next.get(), answer);
        } else {
            leases.end(message, "failed", answer);
            LOG.log(Level.WARNING, "Not delivered: {0} {1} to {2} after {3} attempts, {4}", new Object[] {
                message.kind(), message.messageId(), message.receiver(), message.attempts(), answer
            });
        }
        return next.isEmpty();
    }
}
