package triad.frontend.provider;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerEndpointMetadata;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import triad.frontend.config.FrontendConfig;

/**
 * The provider's metadata (OpenID Connect Discovery 1.0 §4), read when first needed and again every hour; the last good copy outlives an
 * outage, so this server starts and stays up without the provider.
 */
@ApplicationScoped
public class Provider {
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final FrontendConfig config;
    private final ProviderConnection connection;
    private final Clock clock;
    private volatile @Nullable Copy copy;

    @Inject
    public Provider(FrontendConfig config, ProviderConnection connection, Clock clock) {
        this.config = config;
        this.connection = connection;
        this.clock = clock;
    }

    public URI authorizationEndpoint() {
        return metadata().getAuthorizationEndpointURI();
    }

    public Optional<URI> endSessionEndpoint() {
        return Optional.ofNullable(metadata().getEndSessionEndpointURI());
    }

    URI jwksUri() {
        return metadata().getJWKSetURI();
    }

    /** The endpoint's mutual-TLS alias (RFC 8705 §5), or the plain one where the provider has no alias. */
    Optional<URI> endpoint(Function<AuthorizationServerEndpointMetadata, URI> which) {
        OIDCProviderMetadata metadata = metadata();
        return Optional.<AuthorizationServerEndpointMetadata>ofNullable(metadata.getMtlsEndpointAliases())
                .map(which)
                .or(() -> Optional.ofNullable(which.apply(metadata)));
    }

    URI requireEndpoint(String name, Function<AuthorizationServerEndpointMetadata, URI> which) {
        return endpoint(which).orElseThrow(() -> new ProviderAway("its metadata names no " + name));
    }

    private OIDCProviderMetadata metadata() {
        Copy known = copy;
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.metadata();
        }
        return refresh();
    }

    private synchronized OIDCProviderMetadata refresh() {
        Copy known = copy;
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.metadata();
        }
        try {
            OIDCProviderMetadata fetched = fetch();
            copy = new Copy(fetched, clock.instant().plus(FRESH));
            return fetched;
        } catch (ProviderAway away) {
            if (known == null) {
                throw away;
            }
            copy = new Copy(known.metadata(), clock.instant().plus(RETRY));
            return known.metadata();
        }
    }

    private OIDCProviderMetadata fetch() {
        HTTPRequest request = new HTTPRequest(
                HTTPRequest.Method.GET, URI.create(config.issuer() + "/.well-known/openid-configuration"));
        HTTPResponse response = connection.send(request);
        try {
            response.ensureStatusCode(200);
            OIDCProviderMetadata fetched = OIDCProviderMetadata.parse(response.getBody());
            // Discovery §4.3: a document that speaks for another issuer is worth nothing
            if (!fetched.getIssuer().getValue().equals(config.issuer().toString())) {
                throw new ProviderAway("its metadata speaks for another issuer: " + fetched.getIssuer());
            }
            return fetched;
        } catch (ParseException cause) {
            throw new ProviderAway("its metadata cannot be read", cause);
        }
    }

    private record Copy(OIDCProviderMetadata metadata, Instant until) {}
}
