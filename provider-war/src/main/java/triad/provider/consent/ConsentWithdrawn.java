package triad.provider.consent;

import java.util.List;

/**
 * A user took back all that a client was allowed; fired in the transaction that forgets it.
 *
 * @param resources where it was allowed something
 */
public record ConsentWithdrawn(String userId, String clientId, List<String> resources) {

    /** Keeps no list that changes. */
    public ConsentWithdrawn {
        resources = List.copyOf(resources);
    }
}
