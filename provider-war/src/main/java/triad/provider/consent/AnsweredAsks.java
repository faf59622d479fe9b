package triad.provider.consent;

import java.util.List;

/**
 * What became of asks.
 *
 * @param allowed what the user allowed that covers some of them
 * @param missing those that nothing covers, whole
 */
public record AnsweredAsks(List<Consent> allowed, List<Ask> missing) {

    /** Keeps no list that changes. */
    public AnsweredAsks {
        allowed = List.copyOf(allowed);
        missing = List.copyOf(missing);
    }
}
