package triad.provider.register;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.metadata.NewClient;
import triad.provider.metadata.RegistrationDocument;
import triad.provider.metadata.RegistrationRules;
import triad.provider.metadata.SectorIdentifiers;

/** The client configuration endpoint (RFC 7592 §2): a client reads, replaces and ends its own registration. */
@WebServlet("/register/*")
public class ClientConfigurationEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    /** RFC 7592 §2.2: what this server alone sets. */
    private static final List<String> OURS = List.of(
            "registration_access_token", "registration_client_uri", "client_secret_expires_at", "client_id_issued_at");

    private final transient RegistrationRules rules;
    private final transient SectorIdentifiers sectors;
    private final transient Registrations registrations;
    private final transient ProviderConfig config;

    @Inject
    ClientConfigurationEndpoint(
            RegistrationRules rules, SectorIdentifiers sectors, Registrations registrations, ProviderConfig config) {
        this.rules = rules;
        this.sectors = sectors;
        this.registrations = registrations;
        this.config = config;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        BearerToken.answer(
                request,
                response,
                HttpServletResponse.SC_OK,
                () -> ClientInformation.of(require(request), Optional.empty(), config));
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        BearerToken.answer(request, response, HttpServletResponse.SC_OK, () -> replace(request));
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        BearerToken.answer(request, response, HttpServletResponse.SC_NO_CONTENT, () -> {
            registrations.end(require(request));
            return Map.of();
        });
    }

    private Map<String, Object> replace(HttpServletRequest request) throws IOException {
        Registration before = require(request);
        RegistrationDocument document = RegistrationDocument.read(request);
        demandOwn(document, before.client());
        NewClient changed = rules.check(
                document, before.client().clientId(), before.client().secretHash(), before.scope());
        sectors.demand(changed.client());
        return ClientInformation.of(registrations.replace(before, changed), changed.secret(), config);
    }

    private Registration require(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        OpaqueValue token = BearerToken.require(request);
        if (path.length() < 2 || path.indexOf('\0') >= 0) {
            throw BearerToken.refused();
        }
        return registrations.require(path.substring(1), token);
    }

    /** The document is of this client, whose identifier and secret nobody chooses. */
    private static void demandOwn(RegistrationDocument document, Client client) {
        if (OURS.stream().anyMatch(document::has)) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "An update must not have " + String.join(", ", OURS));
        }
        if (document.text("client_id").filter(client.clientId()::equals).isEmpty()) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "client_id must be that of the client");
        }
        if (document.has("client_secret")
                && document.text("client_secret")
                        .filter(secret -> isSecretOf(client, secret))
                        .isEmpty()) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "client_secret must be that of the client");
        }
    }

    private static boolean isSecretOf(Client client, String secret) {
        return client.secretHash()
                .filter(hash -> MessageDigest.isEqual(
                        hash.getBytes(StandardCharsets.US_ASCII),
                        OpaqueValue.sha256(secret).getBytes(StandardCharsets.US_ASCII)))
                .isPresent();
    }
}
