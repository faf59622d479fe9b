package triad.provider.ciba;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import triad.provider.client.Clients;
import triad.provider.fetch.Fetched;
import triad.provider.outbox.Courier;
import triad.provider.outbox.Message;
import triad.provider.outbox.Parcel;
import triad.provider.outbox.Verdict;

/** Tells a client that a person answered (CIBA Core §10.2); what they answered is for the token endpoint to say. */
@ApplicationScoped
public class PingCourier implements Courier {
    /** The kind of its messages; their payload is the key of the approval. */
    static final String KIND = "ciba-ping";

    private final Clients clients;
    private final BackchannelRequests requests;

    @Inject
    PingCourier(Clients clients, BackchannelRequests requests) {
        this.clients = clients;
        this.requests = requests;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Parcel> pack(Message message) {
        return clients.find(message.receiver())
                .flatMap(client -> Optional.ofNullable(client.metadata().getBackChannelClientNotificationEndpoint()))
                .flatMap(endpoint -> requests.findPing(message.payload())
                        .map(PingCourier::parse)
                        .map(ping -> new Parcel(
                                endpoint,
                                "application/json",
                                Map.of("Authorization", "Bearer " + ping.get("client_notification_token")),
                                JSONObjectUtils.toJSONString(Map.of("auth_req_id", ping.get("auth_req_id"))))));
    }

    /** Any 2xx is taken for the 204 of the specification; a client that says no, or points elsewhere, is not asked again. */
    @Override
    public Verdict judge(Fetched answer) {
        if (answer.status() / 100 == 2) {
            return Verdict.DELIVERED;
        }
        return answer.status() >= 500 || answer.status() == 429 ? Verdict.RETRY : Verdict.REFUSED;
    }

    private static Map<String, Object> parse(String ping) {
        try {
            return JSONObjectUtils.parse(ping);
        } catch (ParseException broken) {
            throw new IllegalStateException("The ping was written here", broken);
        }
    }
}
