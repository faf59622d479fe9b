package triad.provider.register;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import triad.provider.config.ProviderConfig;
import triad.provider.config.RegistrationSettings;
import triad.provider.http.OpaqueValue;
import triad.provider.metadata.NewClient;
import triad.provider.metadata.RegistrationDocument;
import triad.provider.metadata.RegistrationRules;
import triad.provider.metadata.SectorIdentifiers;

/** The client registration endpoint (RFC 7591 §3, OpenID Connect Registration §3). */
@WebServlet("/register")
public class RegistrationEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient InitialAccessTokens initialTokens;
    private final transient RegistrationRules rules;
    private final transient SectorIdentifiers sectors;
    private final transient Registrations registrations;
    private final transient ProviderConfig config;

    @Inject
    RegistrationEndpoint(
            InitialAccessTokens initialTokens,
            RegistrationRules rules,
            SectorIdentifiers sectors,
            Registrations registrations,
            ProviderConfig config) {
        this.initialTokens = initialTokens;
        this.rules = rules;
        this.sectors = sectors;
        this.registrations = registrations;
        this.config = config;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (config.registration().mode() == RegistrationSettings.Mode.OFF) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            BearerToken.answer(request, response, HttpServletResponse.SC_CREATED, () -> register(request));
        }
    }

    /** Who may, before anything is read; what others serve is fetched when all else holds; the token is used up last. */
    private Map<String, Object> register(HttpServletRequest request) throws IOException {
        Permission permission = initialTokens.require(BearerToken.find(request));
        RegistrationDocument document = RegistrationDocument.read(request);
        String clientId = OpaqueValue.random().value();
        NewClient added = rules.check(document, clientId, Optional.empty(), permission.scope());
        sectors.demand(added.client());
        return ClientInformation.of(registrations.add(added, permission), added.secret(), config);
    }
}
