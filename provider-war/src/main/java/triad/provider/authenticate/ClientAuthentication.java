package triad.provider.authenticate;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.X509CertUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.client.Clients;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.jwks.ClientKeys;
import triad.provider.mtls.ClientCertificate;

/**
 * Who is calling: exactly one method (RFC 6749 §2.3), the one that the client registered, and one public wording for every reason. Only who has
 * the client's secret hears more.
 */
@ApplicationScoped
public class ClientAuthentication {
    private final Clients clients;
    private final ClientAssertions assertions;
    private final ClientKeys keys;

    @Inject
    ClientAuthentication(Clients clients, ClientAssertions assertions, ClientKeys keys) {
        this.clients = clients;
        this.assertions = assertions;
        this.keys = keys;
    }

    /**
     * The client that proved who it is; a public client only said so.
     *
     * @param client the registered client
     * @param certificate the certificate of this connection, whatever the client proved itself with
     */
    public record Authenticated(Client client, Optional<ClientCertificate> certificate) {}

    /** Authenticates the caller, or refuses. */
    public Authenticated authenticate(HttpServletRequest request, Parameters parameters) {
        Optional<ClientCertificate> certificate = ClientCertificate.of(request);
        Optional<BasicCredentials> basic = basic(request);
        Optional<ClientAssertion> assertion = assertion(parameters);
        Optional<String> secret = parameters.find("client_secret");
        if ((basic.isPresent() ? 1 : 0) + (assertion.isPresent() ? 1 : 0) + (secret.isPresent() ? 1 : 0) > 1) {
            throw refused();
        }
        Client client = client(parameters, basic, assertion);
        boolean holds =
                switch (client.authenticationMethod()) {
                    case "client_secret_basic" ->
                        basic.filter(b -> isSecret(client, b.secret())).isPresent();
                    case "client_secret_post" ->
                        secret.filter(s -> isSecret(client, s)).isPresent();
                    case "private_key_jwt" ->
                        assertion
                                .filter(shown -> assertions.hold(client, shown))
                                .isPresent();
                    case "tls_client_auth" -> nothingElse(basic, assertion, secret) && isSubject(client, certificate);
                    case "self_signed_tls_client_auth" ->
                        nothingElse(basic, assertion, secret) && isRegistered(client, certificate);
                    case "none" -> nothingElse(basic.filter(BasicCredentials::hasSecret), assertion, secret);
                    default -> false;
                };
        if (!holds) {
            throw refused(client, basic.map(BasicCredentials::secret).or(() -> secret));
        }
        return new Authenticated(client, certificate);
    }

    /** The client that all parts of the request agree on. */
    private Client client(
            Parameters parameters, Optional<BasicCredentials> basic, Optional<ClientAssertion> assertion) {
        Optional<String> named = parameters.find("client_id");
        Optional<String> proved = basic.map(BasicCredentials::clientId)
                .or(() -> assertion.map(shown ->
                        Optional.ofNullable(shown.claims().getSubject()).orElseThrow(ClientAuthentication::refused)));
        String clientId = proved.or(() -> named).orElseThrow(ClientAuthentication::refused);
        if (clientId.indexOf('\0') >= 0
                || named.filter(name -> !name.equals(clientId)).isPresent()) {
            throw refused();
        }
        return clients.require(clientId);
    }

    private static Optional<BasicCredentials> basic(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        return headers.isEmpty()
                ? Optional.empty()
                : Optional.of(BasicCredentials.parse(headers.size() == 1 ? headers.get(0) : "")
                        .orElseThrow(ClientAuthentication::refused));
    }

    private static Optional<ClientAssertion> assertion(Parameters parameters) {
        Optional<String> type = parameters.find("client_assertion_type");
        Optional<String> assertion = parameters.find("client_assertion");
        if (type.isPresent() != assertion.isPresent()
                || type.filter(t -> !ClientAssertion.TYPE.equals(t)).isPresent()) {
            throw refused();
        }
        return assertion.map(shown -> ClientAssertion.parse(shown).orElseThrow(ClientAuthentication::refused));
    }

    private static boolean nothingElse(Optional<?> basic, Optional<?> assertion, Optional<?> secret) {
        return basic.isEmpty() && assertion.isEmpty() && secret.isEmpty();
    }

    /** Compared in constant time, as hashes. */
    private static boolean isSecret(Client client, String secret) {
        return client.secretHash()
                .filter(hash -> MessageDigest.isEqual(
                        hash.getBytes(StandardCharsets.US_ASCII),
                        OpaqueValue.sha256(secret).getBytes(StandardCharsets.US_ASCII)))
                .isPresent();
    }

    /** A certificate of the deployment's CA with the registered name (RFC 8705 §2.1). */
    private static boolean isSubject(Client client, Optional<ClientCertificate> certificate) {
        return certificate
                .filter(ClientCertificate::ofDeployment)
                .filter(c -> client.certificateSubject()
                        .filter(subject -> subject.matches(c.certificate()))
                        .isPresent())
                .isPresent();
    }

    /** One of the certificates in the client's keys, whoever issued it (RFC 8705 §2.2). */
    private boolean isRegistered(Client client, Optional<ClientCertificate> certificate) {
        return certificate
                .filter(c -> keys.anyMatch(client, key -> isOf(key, c)))
                .isPresent();
    }

    private static boolean isOf(JWK key, ClientCertificate certificate) {
        boolean byChain = key.getX509CertChain() != null
                && X509CertUtils.parse(key.getX509CertChain().get(0).decode()) != null
                && certificate
                        .certificate()
                        .equals(X509CertUtils.parse(
                                key.getX509CertChain().get(0).decode()));
        return byChain || isKeyOf(key, certificate);
    }

    private static boolean isKeyOf(JWK key, ClientCertificate certificate) {
        try {
            return key instanceof AsymmetricJWK registered
                    && MessageDigest.isEqual(
                            registered.toPublicKey().getEncoded(),
                            certificate.certificate().getPublicKey().getEncoded());
        } catch (JOSEException unfit) {
            return false;
        }
    }

    /** Libraries send a secret in the header or in the form, each as it likes; whose secret is right is told which of them it is. */
    private static Refusal refused(Client client, Optional<String> secret) {
        return secret.filter(shown -> isSecret(client, shown)).isPresent()
                ? new Refusal(
                        ErrorCode.INVALID_CLIENT,
                        "The secret is right, but the client registered " + client.authenticationMethod())
                : refused();
    }

    private static Refusal refused() {
        return new Refusal(ErrorCode.INVALID_CLIENT, "The client could not be authenticated");
    }
}
