package triad.frontend.provider;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.MalformedURLException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import triad.frontend.config.FrontendConfig;
import triad.frontend.config.ProviderTerms;

/** The provider's published keys, for the algorithms that it may sign with. */
@ApplicationScoped
public class ProviderKeys {
    private final Provider provider;
    private final ProviderConnection connection;
    private final ProviderTerms terms;
    private volatile @Nullable Source source;

    @Inject
    public ProviderKeys(FrontendConfig config, Provider provider, ProviderConnection connection) {
        this.terms = config.provider();
        this.provider = provider;
        this.connection = connection;
    }

    /** By which signatures are checked. */
    public JWSKeySelector<SecurityContext> selector() {
        return new JWSVerificationKeySelector<>(terms.algorithms(), keys());
    }

    private JWKSource<SecurityContext> keys() {
        URI uri = provider.jwksUri();
        Source known = source;
        if (known != null && known.uri().equals(uri)) {
            return known.keys();
        }
        var made = new Source(uri, keys(uri));
        source = made;
        return made.keys();
    }

    /** Cached 5 minutes; an unknown {@code kid} asks again, but at most once in 10 seconds. Or not cached at all, if nothing is. */
    private JWKSource<SecurityContext> keys(URI uri) {
        try {
            JWKSourceBuilder<SecurityContext> builder = JWKSourceBuilder.create(uri.toURL(), connection.retriever());
            return terms.age().isZero()
                    ? builder.cache(false)
                            .refreshAheadCache(false)
                            .rateLimited(false)
                            .build()
                    : builder.rateLimited(10_000).outageTolerant(true).build();
        } catch (MalformedURLException cause) {
            throw new ProviderAway("its metadata names no usable jwks_uri", cause);
        }
    }

    private record Source(URI uri, JWKSource<SecurityContext> keys) {}
}
