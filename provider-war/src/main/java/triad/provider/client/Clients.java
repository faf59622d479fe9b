package triad.provider.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.resource.Documents;

/** The registered clients. A node keeps a known client for a few seconds; an unknown one is looked up each time. */
@ApplicationScoped
public class Clients {
    private static final Duration MOST_AGE = Duration.ofSeconds(5);
    /** Of all documents whose clients are kept; a client takes about five times as many bytes. */
    private static final int MOST_CHARACTERS = 8_000_000;

    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String clientId, Kept client) -> client.characters())
            .build();
    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    Clients(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A client as its document with that hash says, which is not asked for again until then. */
    private record Kept(String hash, int characters, Client client, Instant until) {}

    /** The client, if it is registered. */
    public Optional<Client> find(String clientId) {
        Kept found = kept.getIfPresent(clientId);
        if (found != null && found.until().isAfter(clock.instant())) {
            return Optional.of(found.client());
        }
        Optional<Kept> loaded = load(clientId).map(document -> keep(document, found));
        loaded.ifPresentOrElse(now -> kept.put(clientId, now), () -> kept.invalidate(clientId));
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
        kept.invalidate(client.clientId());
        return client.clientId();
    }

    /** Ends all registrations by file but the given ones: a client whose document is gone is unknown from now on. */
    @Transactional
    public void retain(Set<String> clientIds) {
        Documents.retain(jdbi, "client", "client_id", "origin = 'file'", clientIds);
        kept.invalidateAll();
    }

    /** Looks a client up again that changed; the other nodes do so within seconds. */
    public void forget(String clientId) {
        kept.invalidate(clientId);
    }

    /** A document that did not change is not parsed again. */
    private Kept keep(String document, @Nullable Kept before) {
        String hash = OpaqueValue.sha256(document);
        Client client = before != null && before.hash().equals(hash) ? before.client() : ClientMetadata.parse(document);
        return new Kept(hash, document.length(), client, clock.instant().plus(MOST_AGE));
    }

    private Optional<String> load(String clientId) {
        return jdbi.withHandle(handle -> handle.createQuery("select metadata from client where client_id = :id")
                .bind("id", clientId)
                .mapTo(String.class)
                .findOne());
    }
}
