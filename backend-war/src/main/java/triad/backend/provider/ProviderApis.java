package triad.backend.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.ws.rs.ProcessingException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import triad.backend.config.BackendConfig;
import triad.backend.trace.CallSpans;

/** The addresses of the provider, each with the bounds of time and size that hold for all of them. */
@ApplicationScoped
class ProviderApis {
    private final BackendConfig.Provider config;
    private final Map<URI, ProviderApi> apis = new ConcurrentHashMap<>();

    @Inject
    ProviderApis(BackendConfig config) {
        this.config = config.provider();
    }

    /** Over the server's own certificate, which the container presents on every call. */
    ProviderApi at(URI address) {
        return apis.computeIfAbsent(address, uri -> RestClientBuilder.newBuilder()
                .baseUri(uri)
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .register(new CallSpans())
                .register(new AnswerLimit())
                .register(new ProviderErrorMapper())
                .build(ProviderApi.class));
    }

    /** What a call gives; whatever is no answer of a provider is {@link ProviderAway}. */
    static <T> T answer(Supplier<T> call) {
        try {
            return call.get();
        } catch (ProcessingException | JsonException | ClassCastException | IllegalArgumentException e) {
            throw new ProviderAway("The provider does not answer as a provider", e);
        }
    }
}
