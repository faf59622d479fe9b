package triad.provider.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import triad.provider.client.Client;
import triad.provider.client.Clients;
import triad.provider.resource.ProtectedResource;
import triad.provider.resource.ProtectedResources;
import triad.provider.resource.Scopes;

/** What a user has to allow before a client gets what it asks for. */
@ApplicationScoped
public class Asks {
    private final Clients clients;
    private final ProtectedResources resources;

    @Inject
    Asks(Clients clients, ProtectedResources resources) {
        this.clients = clients;
        this.resources = resources;
    }

    /** What the client wants of the provider and of the resource, and what the resource wants of the provider on the user's behalf. */
    public List<Ask> of(Client client, Scopes scopes, ProtectedResource resource) {
        return of(client, scopes, resource, Scopes.NONE, "");
    }

    /**
     * The same for a request that says more.
     *
     * @param named the scopes of the claims that it asks for by name (OpenID Connect Core §5.5)
     * @param details what it asks of the resource in detail, a JSON array (RFC 9396); empty where it does not
     */
    public List<Ask> of(Client client, Scopes scopes, ProtectedResource resource, Scopes named, String details) {
        ProtectedResource userApi = resources.userApi();
        boolean itself = resource.equals(userApi);
        String own = scopes.within(userApi.scopes()).and(named).toString();
        List<Ask> asks = new ArrayList<>();
        asks.add(new Ask(client.clientId(), userApi.resource(), own, itself ? details : "", false));
        if (!itself) {
            String there = scopes.within(resource.scopes()).toString();
            asks.add(new Ask(client.clientId(), resource.resource(), there, details, false));
            resource.clientId().flatMap(clients::find).ifPresent(delegate -> asks.add(delegated(delegate, userApi)));
        }
        return asks.stream().filter(ask -> !ask.isEmpty()).toList();
    }

    private static Ask delegated(Client delegate, ProtectedResource userApi) {
        String scopes = delegate.scope().within(userApi.scopes()).toString();
        return new Ask(delegate.clientId(), userApi.resource(), scopes, "", true);
    }
}
