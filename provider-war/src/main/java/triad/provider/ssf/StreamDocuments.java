package triad.provider.ssf;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import triad.provider.config.ProviderConfig;
import triad.provider.fetch.Fetch;
import triad.provider.http.OpaqueValue;
import triad.provider.signal.EventStream;
import triad.provider.signal.EventStreams;
import triad.provider.signal.EventType;

/** Reads and writes the configuration of a stream as its receiver sees it (SSF 1.0 §8.1.1). */
@ApplicationScoped
class StreamDocuments {
    private static final int MOST_DESCRIPTION = 1000;
    private static final int MOST_EVENT = 200;
    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_URL = 2000;
    private static final int MOST_AUTHORIZATION = 2000;
    private final ProviderConfig config;
    private final Fetch fetch;

    @Inject
    StreamDocuments(ProviderConfig config, Fetch fetch) {
        this.config = config;
        this.fetch = fetch;
    }

    /** A new stream of the client, enabled. */
    EventStream create(JsonBody body, String clientId) {
        return new EventStream(
                OpaqueValue.random().value(),
                clientId,
                clientId,
                delivery(body, Optional.empty()).orElseGet(EventStream.Poll::new),
                events(body).orElse(List.of()),
                description(body),
                EventStream.Status.ENABLED,
                Optional.empty());
    }

    /** The stream with what the request names (PATCH). */
    EventStream update(JsonBody body, EventStream stream) {
        demandExpected(body, stream);
        return with(
                stream,
                delivery(body, Optional.of(stream)).orElse(stream.delivery()),
                events(body).orElse(stream.eventsRequested()),
                description(body).or(stream::description));
    }

    /** The stream with what the request names alone (PUT). */
    EventStream replace(JsonBody body, EventStream stream) {
        demandExpected(body, stream);
        return with(
                stream,
                delivery(body, Optional.of(stream)).orElseGet(EventStream.Poll::new),
                events(body).orElse(List.of()),
                description(body));
    }

    /**
     * The configuration as JSON; the receiver's authorization header is not shown.
     *
     * @param mutualTls whether the receiver calls with a certificate, and polls so too
     */
    Map<String, Object> toMap(EventStream stream, boolean mutualTls) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("stream_id", stream.streamId());
        map.putAll(expected(stream));
        map.put("events_requested", stream.eventsRequested());
        map.put("delivery", Map.of("method", stream.delivery().method(), "endpoint_url", endpoint(stream, mutualTls)));
        stream.description().ifPresent(text -> map.put("description", text));
        return map;
    }

    private Map<String, Object> expected(EventStream stream) {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("iss", config.issuer().toString());
        expected.put("aud", stream.audience());
        expected.put("events_supported", EventType.uris());
        expected.put("events_delivered", stream.eventsDelivered());
        expected.put("min_verification_interval", EventStreams.VERIFICATION_INTERVAL.toSeconds());
        return expected;
    }

    private String endpoint(EventStream stream, boolean mutualTls) {
        if (stream.delivery() instanceof EventStream.Push push) {
            return push.endpoint().toString();
        }
        String path = "/ssf/poll/" + stream.streamId();
        return (mutualTls ? config.mtlsEndpoint(path) : config.endpoint(path)).toString();
    }

    /** §8.1.1.3: what is ours may come back, but only as it is. */
    private void demandExpected(JsonBody body, EventStream stream) {
        expected(stream).forEach((name, value) -> {
            if (!body.find(name).map(came -> same(came, value)).orElse(true)) {
                throw JsonBody.refused(name + " is not the receiver's to change");
            }
        });
    }

    /** A set of events has no order. */
    private static boolean same(Object came, Object value) {
        if (came instanceof Collection<?> list && value instanceof Collection<?> expected) {
            return list.size() == expected.size() && new HashSet<>(list).equals(new HashSet<>(expected));
        }
        return (came instanceof Number number && value instanceof Number expected)
                ? number.longValue() == expected.longValue()
                : came.equals(value);
    }

    /** An endpoint that stays what it was keeps its authorization header where the request has none; an empty one deletes it. */
    private Optional<EventStream.Delivery> delivery(JsonBody body, Optional<EventStream> former) {
        return body.object("delivery").map(delivery -> {
            String method = delivery.text("method", 100).orElse(EventStream.Poll.METHOD);
            if (EventStream.Poll.METHOD.equals(method)) {
                return new EventStream.Poll();
            }
            if (!EventStream.Push.METHOD.equals(method)) {
                throw JsonBody.refused("The delivery method is not served");
            }
            URI endpoint = endpoint(delivery);
            Optional<String> kept = former.map(EventStream::delivery)
                    .filter(EventStream.Push.class::isInstance)
                    .map(EventStream.Push.class::cast)
                    .filter(push -> push.endpoint().equals(endpoint))
                    .flatMap(EventStream.Push::authorization);
            return new EventStream.Push(
                    endpoint, authorization(delivery).or(() -> kept).filter(value -> !value.isEmpty()));
        });
    }

    /** One wording for every URL that will not do, so that nobody learns what our network looks like. */
    private URI endpoint(JsonBody delivery) {
        try {
            return delivery.text("endpoint_url", MOST_URL)
                    .map(URI::create)
                    .filter(fetch::reaches)
                    .orElseThrow(() -> JsonBody.refused("endpoint_url must be an https URL of a public host"));
        } catch (IllegalArgumentException malformed) {
            throw JsonBody.refused("endpoint_url must be an https URL of a public host");
        }
    }

    private static Optional<String> authorization(JsonBody delivery) {
        Optional<String> value = delivery.text("authorization_header", MOST_AUTHORIZATION);
        if (value.isPresent() && value.get().chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw JsonBody.refused("authorization_header must be printable ASCII");
        }
        return value;
    }

    private static Optional<List<String>> events(JsonBody body) {
        Optional<List<String>> events = body.texts("events_requested", MOST_EVENT);
        if (events.isPresent() && String.join(" ", events.get()).length() > MOST_EVENTS) {
            throw JsonBody.refused("events_requested is too long");
        }
        return events;
    }

    private static Optional<String> description(JsonBody body) {
        return body.text("description", MOST_DESCRIPTION);
    }

    private static EventStream with(
            EventStream stream,
            EventStream.Delivery delivery,
            List<String> eventsRequested,
            Optional<String> description) {
        return new EventStream(
                stream.streamId(),
                stream.clientId(),
                stream.audience(),
                delivery,
                eventsRequested,
                description,
                stream.status(),
                stream.reason());
    }
}
