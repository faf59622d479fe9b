package triad.provider.authenticate;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;

/**
 * Whom a client assertion is for: us alone, one text, not a list, even of one (RFC 10070, FAPI 2.0 §5.3.2.1).
 *
 * <p>Where the deployment says so, and for clients outside FAPI alone, the token endpoint counts too, for clients that were written
 * before: somebody else's metadata could have named that endpoint to them, and then holds an assertion that is good here.
 *
 * @param issuer the one that always counts
 * @param endpoints what else counts outside FAPI; empty unless configured
 */
record AssertionAudience(String issuer, Set<String> endpoints) {

    /** What the deployment decided. */
    static AssertionAudience of(ProviderConfig config) {
        return new AssertionAudience(
                config.issuer().toString(),
                config.tokenEndpointAudience()
                        ? Set.of(config.endpoint("/token").toString())
                        : Set.of());
    }

    /** Whether it is the {@code aud} of an assertion for us. */
    boolean is(Client client, @Nullable Object aud) {
        return aud instanceof String one && (issuer.equals(one) || (!client.isFapi() && endpoints.contains(one)));
    }
}
