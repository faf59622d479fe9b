package triad.provider.authorize;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import triad.provider.claims.ClaimsRequest;
import triad.provider.client.Client;
import triad.provider.code.CodeBinding;
import triad.provider.details.AuthorizationDetails;
import triad.provider.family.RequestedAccess;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.resource.ProtectedResource;
import triad.provider.resource.ProtectedResources;
import triad.provider.resource.Scopes;
import triad.provider.response.ReturnAddress;

/** The checks of an authorization request in their order: whoever may hear of a refusal by redirect comes first. */
@ApplicationScoped
public class AuthorizationChecks {
    private final ProtectedResources resources;
    private final IdTokenHints hints;

    @Inject
    AuthorizationChecks(ProtectedResources resources, IdTokenHints hints) {
        this.resources = resources;
        this.hints = hints;
    }

    /**
     * The request, once everything about it holds.
     *
     * @param parameters out of the request object where there was one
     */
    public AuthorizationRequest check(Client client, Parameters parameters) {
        ReturnAddress to = ReturnAddress.of(client, parameters);
        ReturnAddress.demand(to, parameters);
        served(parameters);
        codeResponse(client, parameters);
        RequestedAccess access = access(client, parameters);
        CodeBinding binding = CodeBinding.of(client, access.scopes(), parameters);
        Optional<String> subject = parameters.find("id_token_hint").map(hint -> hints.subject(client, hint));
        return new AuthorizationRequest(to, access, Interaction.of(client, parameters, subject), binding);
    }

    /** OpenID Connect Core §3.1.2.6: what has a code of its own; any other unknown parameter is ignored (RFC 6749 §3.1). */
    private static void served(Parameters parameters) {
        if (parameters.has("registration")) {
            throw new Refusal(ErrorCode.REGISTRATION_NOT_SUPPORTED, "Clients do not register with a request");
        }
    }

    private static void codeResponse(Client client, Parameters parameters) {
        if (!"code".equals(parameters.require("response_type"))) {
            throw new Refusal(ErrorCode.UNSUPPORTED_RESPONSE_TYPE, "The only response_type is code");
        }
        if (!client.mayUse("authorization_code")) {
            throw new Refusal(
                    ErrorCode.UNAUTHORIZED_CLIENT, "The client did not register the authorization code grant");
        }
    }

    private RequestedAccess access(Client client, Parameters parameters) {
        ProtectedResource resource = resources.require(parameters.all("resource"));
        AuthorizationDetails details = parameters
                .find("authorization_details")
                .map(AuthorizationDetails::parse)
                .orElse(AuthorizationDetails.NONE);
        details.demand(client.authorizationDetailsTypes(), resource.detailsTypes(), resource.resource());
        Scopes scopes = scopes(client, resource, parameters);
        if (scopes.isEmpty() && details.isEmpty()) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "scope is missing");
        }
        return new RequestedAccess(scopes, resource, claims(client, parameters), details);
    }

    private Scopes scopes(Client client, ProtectedResource resource, Parameters parameters) {
        Set<String> understood = new LinkedHashSet<>(resource.scopes());
        understood.addAll(resources.userApi().scopes());
        Scopes asked = Scopes.parse(parameters.find("scope").orElse("")).ofAccess();
        Scopes scopes = counted(client, understood, asked);
        if (!client.scope().covers(scopes)) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "The client may not ask for this scope");
        }
        if (!understood.containsAll(scopes.values())) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "The resource does not know this scope");
        }
        return scopes;
    }

    /** A claim that belongs to a scope which the client may not ask for is passed over (OpenID Connect Core §5.5). */
    private static ClaimsRequest claims(Client client, Parameters parameters) {
        return parameters
                .find("claims")
                .map(ClaimsRequest::parse)
                .orElse(ClaimsRequest.NONE)
                .within(client.scope());
    }

    /** The values that count: outside FAPI nothing that nobody here knows (OpenID Connect Core §3.1.2.1). */
    private static Scopes counted(Client client, Set<String> understood, Scopes asked) {
        boolean lenient = asked.has("openid") && !client.isFapi();
        return new Scopes(asked.values().stream()
                .filter(value ->
                        !lenient || understood.contains(value) || client.scope().has(value))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
