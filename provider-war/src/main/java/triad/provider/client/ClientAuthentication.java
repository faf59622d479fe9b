package triad.provider.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import triad.provider.http.ClientCertificate;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;

/** Who is calling a server-to-server endpoint: mutual TLS with a certificate of the deployment's CA (RFC 8705 §2.1). */
@ApplicationScoped
public class ClientAuthentication {
    private static final List<String> OTHER_METHODS =
            List.of("client_secret", "client_assertion", "client_assertion_type");
    private final Clients clients;

    @Inject
    ClientAuthentication(Clients clients) {
        this.clients = clients;
    }

    /**
     * The client that proved who it is, and the certificate it proved it with.
     *
     * @param client the registered client
     * @param certificate the certificate of this connection
     */
    public record Authenticated(Client client, ClientCertificate certificate) {}

    /** Authenticates the caller, or refuses with one public wording for every reason. */
    public Authenticated authenticate(HttpServletRequest request, Parameters parameters) {
        boolean otherMethod = request.getHeader("Authorization") != null
                || OTHER_METHODS.stream().anyMatch(parameters::has);
        if (otherMethod) {
            throw refused();
        }
        Client client = clients.require(parameters.find("client_id").orElseThrow(ClientAuthentication::refused));
        ClientCertificate certificate = ClientCertificate.of(request).orElseThrow(ClientAuthentication::refused);
        boolean same = client.certificateSubject()
                .filter(certificate.certificate().getSubjectX500Principal()::equals)
                .isPresent();
        if (!same) {
            throw refused();
        }
        return new Authenticated(client, certificate);
    }

    private static Refusal refused() {
        return new Refusal(ErrorCode.INVALID_CLIENT, "The client could not be authenticated");
    }
}
