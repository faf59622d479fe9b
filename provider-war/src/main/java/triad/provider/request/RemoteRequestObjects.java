package triad.provider.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import triad.provider.client.Client;
import triad.provider.fetch.Fetch;
import triad.provider.fetch.FetchFailed;
import triad.provider.fetch.Fetched;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;

/** Request objects by reference (RFC 9101 §5.2, OpenID Connect Core §6.2), from addresses that the client registered alone. */
@ApplicationScoped
public class RemoteRequestObjects {
    private static final Logger LOG = Logger.getLogger(RemoteRequestObjects.class.getName());
    private static final int MOST_BYTES = 32_000;
    private final Fetch fetch;
    private final RequestObjects objects;

    @Inject
    RemoteRequestObjects(Fetch fetch, RequestObjects objects) {
        this.fetch = fetch;
        this.objects = objects;
    }

    /**
     * What the request object there asks for; one wording for every reason why there is none.
     *
     * @param requestUri where it is, as it was registered; a fragment only tells one state of the object from another, and nothing is kept
     *     here that it could outdate (OpenID Connect Core §6.2)
     */
    public Parameters open(Client client, String requestUri) {
        String url = requestUri.split("#", 2)[0];
        boolean registered = client.requestUris().contains(requestUri)
                || client.requestUris().contains(url);
        if (!registered || !url.startsWith("https://")) {
            throw refused();
        }
        return read(client, fetch(URI.create(url)).strip());
    }

    /** OpenID Connect Core §3.1.2.6 has a code of its own for what is not served by reference. */
    private Parameters read(Client client, String compact) {
        try {
            return objects.read(client, compact);
        } catch (Refusal refusal) {
            throw refusal.code() == ErrorCode.REQUEST_NOT_SUPPORTED
                    ? new Refusal(ErrorCode.REQUEST_URI_NOT_SUPPORTED, refusal.description())
                    : refusal;
        }
    }

    private String fetch(URI uri) {
        try {
            Fetched fetched = fetch.get(uri, "application/oauth-authz-req+jwt, application/jwt", MOST_BYTES);
            if (fetched.status() != 200) {
                throw refused();
            }
            return new String(fetched.body(), StandardCharsets.UTF_8);
        } catch (FetchFailed failed) {
            LOG.log(Level.FINE, "A request object could not be fetched", failed);
            throw refused();
        }
    }

    private static Refusal refused() {
        return new Refusal(ErrorCode.INVALID_REQUEST_URI, "The request_uri is unknown, expired or used");
    }
}
