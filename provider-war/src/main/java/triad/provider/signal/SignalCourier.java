package triad.provider.signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import triad.provider.client.Clients;
import triad.provider.fetch.Fetched;
import triad.provider.outbox.Courier;
import triad.provider.outbox.Message;
import triad.provider.outbox.Parcel;
import triad.provider.outbox.Verdict;

/** Pushes events to the endpoint of their stream (RFC 8935 §2). */
@ApplicationScoped
class SignalCourier implements Courier {
    static final String KIND = "signal";
    private final EventStreams streams;
    private final SecurityEventTokens tokens;
    private final Clients clients;

    @Inject
    SignalCourier(EventStreams streams, SecurityEventTokens tokens, Clients clients) {
        this.streams = streams;
        this.clients = clients;
        this.tokens = tokens;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** To where the stream has its endpoint now, while its client is registered; a stream that was paused meanwhile still gets what was on its way. */
    @Override
    public Optional<Parcel> pack(Message message) {
        return streams.find(message.receiver())
                .filter(stream -> clients.find(stream.clientId()).isPresent())
                .flatMap(stream -> stream.delivery() instanceof EventStream.Push push
                        ? Optional.of(parcel(stream, push, message))
                        : Optional.empty());
    }

    private Parcel parcel(EventStream stream, EventStream.Push push, Message message) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        push.authorization().ifPresent(value -> headers.put("Authorization", value));
        return new Parcel(push.endpoint(), "application/secevent+jwt", headers, tokens.issue(stream, message));
    }

    /** RFC 8935 §2.2 asks for 202; a 400 refuses this very event (§2.3), anything else may change. */
    @Override
    public Verdict judge(Fetched answer) {
        if (answer.status() / 100 == 2) {
            return Verdict.DELIVERED;
        }
        return answer.status() == 400 ? Verdict.REFUSED : Verdict.RETRY;
    }
}
