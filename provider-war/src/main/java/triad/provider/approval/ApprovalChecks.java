package triad.provider.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.resource.ProtectedResource;
import triad.provider.resource.ProtectedResources;
import triad.provider.resource.Scopes;

/** The checks of what a client asks for, in their order: its grant, the resource, the scope. */
@ApplicationScoped
public class ApprovalChecks {
    private final ProtectedResources resources;

    @Inject
    ApprovalChecks(ProtectedResources resources) {
        this.resources = resources;
    }

    /** What the client wants, once it may; without a {@code scope} that is all it registered for the resource. */
    public Wish check(ApprovalKind kind, Client client, Parameters parameters) {
        if (!client.mayUse(kind.grantType())) {
            throw new Refusal(ErrorCode.UNAUTHORIZED_CLIENT, "The client did not register this grant");
        }
        ProtectedResource resource = resources.require(parameters.all("resource"));
        Scopes understood = client.scope()
                .within(resource.scopes())
                .and(client.scope().within(resources.userApi().scopes()));
        Scopes scopes = parameters
                .find("scope")
                .map(Scopes::parse)
                .map(Scopes::ofAccess)
                .orElse(understood);
        if (scopes.isEmpty() || !understood.covers(scopes)) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "The client may not ask for this scope here");
        }
        return new Wish(kind, client, scopes, resource, Optional.empty());
    }
}
