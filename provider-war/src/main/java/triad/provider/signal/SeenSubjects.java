package triad.provider.signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import triad.provider.claims.Subjects;
import triad.provider.client.Clients;

/** The users as the receiver of a stream sees them (OpenID Connect Core §8). */
@ApplicationScoped
class SeenSubjects {
    private final Clients clients;
    private final Subjects subjects;

    @Inject
    SeenSubjects(Clients clients, Subjects subjects) {
        this.clients = clients;
        this.subjects = subjects;
    }

    /** The {@code sub} of the user there. */
    String of(EventStream stream, String userId) {
        return clients.find(stream.clientId())
                .map(client -> subjects.of(client, userId))
                .orElse(userId);
    }
}
