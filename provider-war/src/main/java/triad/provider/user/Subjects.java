package triad.provider.user;

import com.nimbusds.jose.util.Base64URL;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
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

    @Inject
    Subjects(DeploymentSecrets secrets) {
        this.secrets = secrets;
    }

    /** The user's subject at this client. */
    public String of(Client client, String userId) {
        return client.isPairwise()
                ? Base64URL.encode(secrets.mac(Purpose.PAIRWISE_SUBJECTS, sector(client) + '\n' + userId))
                        .toString()
                : userId;
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
