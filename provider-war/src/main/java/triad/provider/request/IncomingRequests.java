package triad.provider.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;

/** What a browser brought to the authorization endpoint: a pushed request, a request object, a reference to one, or plain parameters. */
@ApplicationScoped
public class IncomingRequests {
    private final AuthorizationRequests requests;
    private final RequestObjects objects;
    private final RemoteRequestObjects remote;
    private final ProviderConfig config;
    private final Clock clock;

    @Inject
    IncomingRequests(
            AuthorizationRequests requests,
            RequestObjects objects,
            RemoteRequestObjects remote,
            ProviderConfig config,
            Clock clock) {
        this.requests = requests;
        this.objects = objects;
        this.remote = remote;
        this.config = config;
        this.clock = clock;
    }

    /** The request as it arrives now, not checked yet; one that had to be pushed and was not is refused before anything is fetched. */
    public StoredRequest take(Client client, Parameters outer) {
        Optional<String> requestUri = outer.find("request_uri");
        if (requestUri.isPresent() && outer.has("request")) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "There must be one of request and request_uri");
        }
        Optional<StoredRequest> pushed = requestUri.flatMap(PushedUri::find).map(uri -> requests.findPushed(
                        client.clientId(), uri.handle())
                .orElseThrow(IncomingRequests::unknown));
        if (pushed.isEmpty() && (client.mustPush() || config.demands().pushed())) {
            throw requestUri.isPresent()
                    ? unknown()
                    : new Refusal(ErrorCode.INVALID_REQUEST, "The client must push its authorization requests");
        }
        Parameters asked = pushed.map(StoredRequest::parameters)
                .or(() -> requestUri.map(uri -> remote.open(client, uri)))
                .orElseGet(() -> objects.open(client, outer));
        return new StoredRequest("", client.clientId(), asked, pushed.map(StoredRequest::handleHash), clock.instant());
    }

    private static Refusal unknown() {
        return new Refusal(ErrorCode.INVALID_REQUEST_URI, "The request_uri is unknown, expired or used");
    }
}
