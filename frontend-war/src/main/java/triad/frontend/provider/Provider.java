package triad.frontend.provider;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerEndpointMetadata;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderEndpointMetadata;
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
import triad.frontend.config.ProviderTerms;

/**
 * The provider's metadata (OpenID Connect Discovery 1.0 §4), read when first needed and again when it has aged; the last good copy
 * outlives an outage, so this server starts and stays up without the provider.
 */
@ApplicationScoped
public class Provider {
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final ProviderTerms terms;
    private final ProviderConnection connection;
    private final Clock clock;
    private volatile @Nullable Copy copy;

    @Inject
    public Provider(FrontendConfig config, ProviderConnection connection, Clock clock) {
        this.terms = config.provider();
        this.connection = connection;
        this.clock = clock;
    }

    public URI authorizationEndpoint() {
        return metadata().getAuthorizationEndpointURI();
    }

    public Optional<URI> endSessionEndpoint() {
        return Optional.ofNullable(metadata().getEndSessionEndpointURI());
    }

    public Optional<URI> userinfoEndpoint() {
        OIDCProviderMetadata metadata = metadata();
        return Optional.ofNullable(metadata.getMtlsEndpointAliases())
                .map(OIDCProviderEndpointMetadata::getUserInfoEndpointURI)
                .or(() -> Optional.ofNullable(metadata.getUserInfoEndpointURI()));
    }

    public boolean takesPushedRequests() {
        return terms.profile().insists()
                || endpoint(AuthorizationServerEndpointMetadata::getPushedAuthorizationRequestEndpointURI)
                        .isPresent();
    }

    /**
     * Whether an authorization response is of this provider (RFC 9207 §2.4). One that does not say that it names itself may leave it
     * out; if it does name somebody, that must be itself.
     *
     * @param named every {@code iss} of the response; null if there is none
     */
    public boolean answeredAs(String @Nullable [] named) {
        if (named == null) {
            return !terms.profile().insists() && !metadata().supportsAuthorizationResponseIssuerParam();
        }
        return named.length == 1 && named[0].equals(terms.issuer().toString());
    }

    URI jwksUri() {
        return metadata().getJWKSetURI();
    }

    /** The endpoint's mutual-TLS alias (RFC 8705 §5), or the plain one where the provider has no alias. */
    public Optional<URI> endpoint(Function<AuthorizationServerEndpointMetadata, URI> which) {
        OIDCProviderMetadata metadata = metadata();
        return Optional.<AuthorizationServerEndpointMetadata>ofNullable(metadata.getMtlsEndpointAliases())
                .map(which)
                .or(() -> Optional.ofNullable(which.apply(metadata)));
    }

    public URI requireEndpoint(String name, Function<AuthorizationServerEndpointMetadata, URI> which) {
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
            copy = new Copy(fetched, clock.instant().plus(terms.age()));
            return fetched;
        } catch (ProviderAway away) {
            if (known == null || terms.age().isZero()) {
                throw away;
            }
            copy = new Copy(known.metadata(), clock.instant().plus(RETRY));
            return known.metadata();
        }
    }

    private OIDCProviderMetadata fetch() {
        // Discovery §4.1: a slash at the end of the issuer is not repeated
        String base = terms.issuer().toString().replaceFirst("/$", "");
        HTTPRequest request =
                new HTTPRequest(HTTPRequest.Method.GET, URI.create(base + "/.well-known/openid-configuration"));
        HTTPResponse response = connection.send(request);
        try {
            response.ensureStatusCode(200);
            OIDCProviderMetadata fetched = OIDCProviderMetadata.parse(response.getBody());
            // Discovery §4.3: a document that speaks for another issuer is worth nothing
            if (!fetched.getIssuer().getValue().equals(terms.issuer().toString())) {
                throw new ProviderAway("its metadata speaks for another issuer: " + fetched.getIssuer());
            }
            return fetched;
        } catch (ParseException cause) {
            throw new ProviderAway("its metadata cannot be read", cause);
        }
    }

    private record Copy(OIDCProviderMetadata metadata, Instant until) {}
}
