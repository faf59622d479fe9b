package triad.backend.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Form;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
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
    private final ProviderApis apis;
    private volatile @Nullable ProviderMetadata metadata;

    @Inject
    ProviderCalls(BackendConfig config, ProviderApis apis) {
        this.config = config.provider();
        this.apis = apis;
    }

    /** Reads the metadata anew as well, so that moved endpoints are noticed here. */
    public JsonObject jwks() {
        return ProviderApis.answer(() -> apis.at(discover().jwks()).read());
    }

    public JsonObject introspect(Form form) {
        return ProviderApis.answer(() -> apis.at(known().introspection()).send(form));
    }

    public JsonObject token(Form form) {
        return ProviderApis.answer(() -> apis.at(known().token()).send(form));
    }

    public JsonObject userinfo(String token) {
        return ProviderApis.answer(() -> apis.at(known().userinfo()).readAs("Bearer " + token));
    }

    private ProviderMetadata known() {
        return Optional.ofNullable(metadata).orElseGet(this::discover);
    }

    private ProviderMetadata discover() {
        URI address = URI.create(config.issuer() + METADATA);
        ProviderMetadata found = ProviderMetadata.parse(apis.at(address).read(), config.issuer());
        metadata = found;
        return found;
    }
}
