package triad.backend.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Form;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;
import triad.backend.config.BackendConfig;

/**
 * The calls themselves: over the server's own certificate, bounded in time and size, tried twice at most, and not at all for a moment
 * after a series of failures. There is no {@code @Timeout}: it interrupts, and reading a socket does not notice.
 */
@ApplicationScoped
@Retry(maxRetries = 1, delay = 50, jitter = 50, maxDuration = 2500, retryOn = ProviderAway.class)
@CircuitBreaker(requestVolumeThreshold = 10, delay = 2000, failOn = ProviderAway.class)
class ProviderCalls {
    private static final String METADATA = "/.well-known/openid-configuration";

    private final BackendConfig.Provider config;
    private final Map<URI, ProviderApi> apis = new ConcurrentHashMap<>();
    private volatile @Nullable ProviderMetadata metadata;

    @Inject
    ProviderCalls(BackendConfig config) {
        this.config = config.provider();
    }

    /** Reads the metadata anew as well, so that moved endpoints are noticed here. */
    public JsonObject jwks() {
        return answer(() -> at(discover().jwks()).read());
    }

    public JsonObject introspect(Form form) {
        return answer(() -> at(known().introspection()).send(form));
    }

    public JsonObject token(Form form) {
        return answer(() -> at(known().token()).send(form));
    }

    public JsonObject userinfo(String token) {
        return answer(() -> at(known().userinfo()).readAs("Bearer " + token));
    }

    private ProviderMetadata known() {
        return Optional.ofNullable(metadata).orElseGet(this::discover);
    }

    private ProviderMetadata discover() {
        URI address = URI.create(config.issuer() + METADATA);
        ProviderMetadata found = ProviderMetadata.parse(at(address).read(), config.issuer());
        metadata = found;
        return found;
    }

    private ProviderApi at(URI address) {
        return apis.computeIfAbsent(address, uri -> RestClientBuilder.newBuilder()
                .baseUri(uri)
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .register(new AnswerLimit())
                .register(new ProviderErrorMapper())
                .build(ProviderApi.class));
    }

    private static JsonObject answer(Supplier<JsonObject> call) {
        try {
            return call.get();
        } catch (ProcessingException | JsonException | ClassCastException | IllegalArgumentException e) {
            throw new ProviderAway("The provider does not answer as a provider", e);
        }
    }
}
