package triad.provider.metadata;

import com.nimbusds.jose.util.JSONArrayUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import triad.provider.client.Client;
import triad.provider.fetch.Fetch;
import triad.provider.fetch.FetchFailed;
import triad.provider.fetch.Fetched;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

/** Whether a client belongs to the sector that it names (OpenID Connect Registration §5, Core §8.1). */
@ApplicationScoped
public class SectorIdentifiers {
    private static final Logger LOG = Logger.getLogger(SectorIdentifiers.class.getName());
    private static final int MOST_BYTES = 64 * 1024;
    private final Fetch fetch;

    @Inject
    SectorIdentifiers(Fetch fetch) {
        this.fetch = fetch;
    }

    /** Refuses a client whose redirect URIs are not all in the document of its sector, or are of several hosts where it names none. */
    public void demand(Client client) {
        @Nullable URI document = client.metadata().getSectorIDURI();
        Set<String> redirectUris = client.redirectUris().registered();
        if (document != null && !read(document).containsAll(redirectUris)) {
            throw unfit("sector_identifier_uri: there is no JSON list of URIs that has every redirect URI");
        }
        if (document == null && client.isPairwise() && hosts(redirectUris).size() > 1) {
            throw unfit("Pairwise subjects for redirect URIs of several hosts need a sector_identifier_uri");
        }
    }

    /** The list at the URL; empty for whatever else is there, because the caller learns nothing of our network. */
    private List<?> read(URI url) {
        try {
            Fetched answer = fetch.get(url, "application/json", MOST_BYTES);
            return answer.status() == 200
                    ? JSONArrayUtils.parse(new String(answer.body(), StandardCharsets.UTF_8))
                    : List.of();
        } catch (FetchFailed | ParseException unread) {
            LOG.log(Level.INFO, unread, () -> "No sector at " + url);
            return List.of();
        }
    }

    private static Set<String> hosts(Set<String> uris) {
        return uris.stream()
                .map(uri -> String.valueOf(URI.create(uri).getHost()))
                .collect(Collectors.toSet());
    }

    private static Refusal unfit(String why) {
        return new Refusal(ErrorCode.INVALID_CLIENT_METADATA, why);
    }
}
