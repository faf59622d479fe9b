package triad.provider.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

/** The registered clients. A node keeps a known client for a few seconds; an unknown one is looked up each time. */
@ApplicationScoped
public class Clients {
    private static final Duration MOST_AGE = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 1000;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    Clients(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private record Kept(String document, Client client, Instant until) {}

    /** The client, if it is registered. */
    public Optional<Client> find(String clientId) {
        Kept found = kept.get(clientId);
        if (found != null && found.until().isAfter(clock.instant())) {
            return Optional.of(found.client());
        }
        Optional<Kept> loaded = load(clientId).map(document -> keep(document, found));
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        loaded.ifPresentOrElse(now -> kept.put(clientId, now), () -> kept.remove(clientId));
        return loaded.map(Kept::client);
    }

    /** The client, or {@code invalid_client}. */
    public Client require(String clientId) {
        return find(clientId)
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_CLIENT, "The client could not be authenticated"));
    }

    /** Registers a client by its document, or replaces its registration; returns its identifier. */
    @Transactional
    public String register(String document) {
        String stored = ClientMetadata.storable(document);
        Client client = ClientMetadata.parse(stored);
        Documents.store(jdbi, "client", "client_id", client.clientId(), stored, clock.instant());
        kept.remove(client.clientId());
        return client.clientId();
    }

    /** Ends all registrations by file but the given ones: a client whose document is gone is unknown from now on. */
    @Transactional
    public void retain(Set<String> clientIds) {
        Documents.retain(jdbi, "client", "client_id", "origin = 'file'", clientIds);
        kept.clear();
    }

    /** Looks a client up again that changed; the other nodes do so within seconds. */
    public void forget(String clientId) {
        kept.remove(clientId);
    }

    /** A document that did not change is not parsed again. */
    private Kept keep(String document, @Nullable Kept before) {
        Client client =
                before != null && before.document().equals(document) ? before.client() : ClientMetadata.parse(document);
        return new Kept(document, client, clock.instant().plus(MOST_AGE));
    }

    private Optional<String> load(String clientId) {
        return jdbi.withHandle(handle -> handle.createQuery("select metadata from client where client_id = :id")
                .bind("id", clientId)
                .mapTo(String.class)
                .findOne());
    }
}
