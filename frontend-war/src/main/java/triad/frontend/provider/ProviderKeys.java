package triad.frontend.provider;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.MalformedURLException;
import org.jspecify.annotations.Nullable;

/** The provider's published keys, for ES256 alone. */
@ApplicationScoped
public class ProviderKeys {
    private final Provider provider;
    private final ProviderConnection connection;
    private volatile @Nullable JWKSource<SecurityContext> keys;

    @Inject
    public ProviderKeys(Provider provider, ProviderConnection connection) {
        this.provider = provider;
        this.connection = connection;
    }

    JWSKeySelector<SecurityContext> selector() {
        return new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys());
    }

    /** Cached 5 minutes; an unknown {@code kid} asks again, but at most once in 10 seconds. */
    private JWKSource<SecurityContext> keys() {
        JWKSource<SecurityContext> known = keys;
        if (known != null) {
            return known;
        }
        try {
            JWKSource<SecurityContext> made = JWKSourceBuilder.create(
                            provider.jwksUri().toURL(), connection.retriever())
                    .rateLimited(10_000)
                    .outageTolerant(true)
                    .build();
            keys = made;
            return made;
        } catch (MalformedURLException cause) {
            throw new ProviderAway("its metadata names no usable jwks_uri", cause);
        }
    }
}
