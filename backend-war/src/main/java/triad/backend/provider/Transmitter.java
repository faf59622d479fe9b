package triad.backend.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import triad.backend.config.BackendConfig;

/** The provider as a transmitter of security events (SSF 1.0 §8), called as this server itself. */
@ApplicationScoped
public class Transmitter {
    private static final String PUSH = "urn:ietf:rfc:8935";
    private static final String SCOPE = "ssf.read ssf.manage";
    private static final int NOT_FOUND = 404;
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final ProviderApis apis;
    private final Provider provider;
    private final URI issuer;
    private final Clock clock;
    private volatile @Nullable IssuedToken token;

    @Inject
    Transmitter(ProviderApis apis, Provider provider, BackendConfig config, Clock clock) {
        this.apis = apis;
        this.provider = provider;
        this.issuer = config.provider().issuer();
        this.clock = clock;
    }

    /**
     * The id of the stream that pushes these events to the endpoint, which is made where there is none.
     *
     * @param events URIs of event types; a stream with others is replaced
     */
    public String subscribe(URI endpoint, List<String> events) {
        return asked(() -> {
            URI streams = address("configuration_endpoint");
            return found(streams, endpoint, events).orElseGet(() -> created(streams, endpoint, events));
        });
    }

    /**
     * Asks for a verification event with this state (SSF 1.0 §8.1.4).
     *
     * @return whether the provider knows the stream
     */
    public boolean verify(String streamId, String state) {
        return asked(() -> {
            try {
                JsonObject question = Json.createObjectBuilder()
                        .add("stream_id", streamId)
                        .add("state", state)
                        .build();
                apis.at(address("verification_endpoint")).tellAs(authorization(), question);
                return true;
            } catch (ProviderRefused refused) {
                if (refused.status() == NOT_FOUND) {
                    return false;
                }
                throw refused;
            }
        });
    }

    private Optional<String> found(URI streams, URI endpoint, List<String> events) {
        return apis.at(streams).listAs(authorization()).getValuesAs(JsonObject.class).stream()
                .filter(stream -> pushesTo(stream, endpoint) && asksFor(stream, events))
                .map(stream -> stream.getString("stream_id"))
                .findFirst();
    }

    private String created(URI streams, URI endpoint, List<String> events) {
        JsonObject wanted = Json.createObjectBuilder()
                .add(
                        "delivery",
                        Json.createObjectBuilder().add("method", PUSH).add("endpoint_url", endpoint.toString()))
                .add("events_requested", Json.createArrayBuilder(events))
                .build();
        return apis.at(streams).createAs(authorization(), wanted).getString("stream_id");
    }

    private static boolean pushesTo(JsonObject stream, URI endpoint) {
        JsonObject delivery =
                stream.getOrDefault("delivery", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        return delivery.getString("method", "").equals(PUSH)
                && delivery.getString("endpoint_url", "").equals(endpoint.toString());
    }

    private static boolean asksFor(JsonObject stream, List<String> events) {
        return stream.getOrDefault("events_requested", JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .equals(Json.createArrayBuilder(events).build());
    }

    /** From the metadata, which lie between host and path of the issuer (SSF 1.0 §7.2). */
    private URI address(String name) {
        URI metadata = URI.create(issuer.getScheme() + "://" + issuer.getRawAuthority()
                + "/.well-known/ssf-configuration" + issuer.getRawPath());
        JsonObject members = apis.at(metadata).read();
        if (!members.getString("issuer", "").equals(issuer.toString())) {
            throw new ProviderAway("The transmitter is not " + issuer);
        }
        return ProviderMetadata.mutualTlsAddress(members, name);
    }

    private String authorization() {
        IssuedToken held = token;
        if (held == null || held.expiresAt().minus(MARGIN).isBefore(clock.instant())) {
            held = provider.ownToken(issuer + "/ssf", SCOPE);
            token = held;
        }
        return "Bearer " + held.value();
    }

    /** A refusal here is the deployment's fault and not a user's; a token may have ended, so that the next attempt gets a new one. */
    private <T> T asked(Supplier<T> call) {
        try {
            return ProviderApis.answer(call);
        } catch (ProviderRefused refused) {
            token = null;
            throw new ProviderAway("The transmitter refuses this server: " + refused.error(), refused);
        }
    }
}
