package triad.provider.claims;

import com.nimbusds.jose.util.Base64URL;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import triad.provider.client.Client;
import triad.provider.key.DeploymentSecrets;
import triad.provider.key.DeploymentSecrets.Purpose;

/**
 * The {@code sub} under which each client sees a user (OpenID Connect Core §8).
 *
 * <p>A pairwise one is the MAC of the client's sector and the user (§8.1) under a secret of the deployment: the same for all clients of
 * the sector, and of no use to those of another.
 */
@ApplicationScoped
public class Subjects {
    private final DeploymentSecrets secrets;
    private final Jdbi jdbi;

    @Inject
    Subjects(DeploymentSecrets secrets, Jdbi jdbi) {
        this.secrets = secrets;
        this.jdbi = jdbi;
    }

    /** The user's subject at this client. */
    public String of(Client client, String userId) {
        return client.isPairwise()
                ? Base64URL.encode(secrets.mac(Purpose.PAIRWISE_SUBJECTS, sector(client) + '\n' + userId))
                        .toString()
                : userId;
    }

    /** The user's subject for an ID token; by it, the clients of its sector may name the user from now on. */
    public String issue(Client client, String userId) {
        String subject = of(client, userId);
        if (client.isPairwise()) {
            jdbi.useHandle(handle -> handle.createUpdate(
                            "insert into pairwise_subject (subject, user_id) values (:subject, :user) on conflict do nothing")
                    .bind("subject", subject)
                    .bind("user", userId)
                    .execute());
        }
        return subject;
    }

    /** The user whom the client means by a subject that it was told; empty for one of another sector. An account may be gone by now. */
    public Optional<String> findUser(Client client, String subject) {
        if (!client.isPairwise()) {
            return Optional.of(subject);
        }
        return jdbi.withHandle(
                        handle -> handle.createQuery("select user_id from pairwise_subject where subject = :subject")
                                .bind("subject", subject)
                                .mapTo(String.class)
                                .findOne())
                .filter(userId -> of(client, userId).equals(subject));
    }

    /** The host of its sector document, otherwise the one host of its redirect URIs; a client without either is its own sector. */
    private static String sector(Client client) {
        return Optional.ofNullable(client.metadata().getSectorIDURI())
                .or(() ->
                        client.redirectUris().registered().stream().findFirst().map(URI::create))
                .map(URI::getHost)
                .orElse(client.clientId());
    }
}
