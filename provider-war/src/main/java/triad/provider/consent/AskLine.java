package triad.provider.consent;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import triad.provider.client.Client;
import triad.provider.client.Clients;

/**
 * One line of what a person is asked, one per client, whatever the resource.
 *
 * @param who the client that wants to
 * @param delegate whether it acts behind the client that the person came from
 * @param what the scope values in words
 * @param details what is asked in detail
 */
public record AskLine(String who, boolean delegate, List<String> what, List<AskedDetail> details) {

    /** The lines of these asks, those of the client that the person came from first. */
    public static List<AskLine> of(List<Ask> asks, Clients clients) {
        Map<Boolean, List<Ask>> byRole = asks.stream().collect(Collectors.partitioningBy(Ask::delegate));
        return Stream.of(false, true)
                .map(byRole::get)
                .filter(some -> !some.isEmpty())
                .map(some -> line(some, clients))
                .toList();
    }

    private static AskLine line(List<Ask> asks, Clients clients) {
        String clientId = asks.get(0).clientId();
        return new AskLine(
                clients.find(clientId).map(Client::name).orElse(clientId),
                asks.get(0).delegate(),
                asks.stream()
                        .flatMap(ask -> ScopeWords.of(ask.scopes()).stream())
                        .toList(),
                asks.stream().flatMap(ask -> AskedDetail.of(ask).stream()).toList());
    }
}
