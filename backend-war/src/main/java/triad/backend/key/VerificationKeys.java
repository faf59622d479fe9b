package triad.backend.key;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import triad.backend.config.BackendConfig;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;
import triad.backend.provider.Provider;
import triad.backend.provider.ProviderAway;

/**
 * The provider's keys for ES256 (RFC 7518 §3.4), the last good ones kept while it is away. A key that is not known is looked for at most
 * once per pause, at the address from the metadata: nothing in a token chooses what is fetched. After a look that failed the pause is a second
 * at most, because a provider that starts answers soon, and until then nobody is let in.
 */
@ApplicationScoped
public class VerificationKeys {
    private static final Logger LOG = Logger.getLogger(VerificationKeys.class.getName());

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Provider provider;
    private final BackendConfig.Security config;
    private final Clock clock;
    private volatile Map<String, ECKey> known = Map.of();
    private volatile String inForce = "";
    private volatile boolean stale = true;
    private Instant pausedUntil = Instant.MIN;

    @Inject
    VerificationKeys(Provider provider, BackendConfig config, Clock clock) {
        this.provider = provider;
        this.config = config.security();
        this.clock = clock;
    }

    /** Refuses a token whose key the provider does not publish. */
    public void require(String kid) {
        if (find(kid).isEmpty()) {
            throw stale
                    ? new Refusal(Reason.PROVIDER_AWAY, "The provider's keys cannot be read")
                    : new Refusal(Reason.INVALID_TOKEN, "Signed with a key that the provider does not publish");
        }
    }

    /** The key of that name, if the provider publishes it. */
    public Optional<ECKey> find(String kid) {
        if (!known.containsKey(kid)) {
            lookFor(kid);
        }
        return Optional.ofNullable(known.get(kid));
    }

    /** The keys that count now, as one text: another one after any of them came or went. */
    public String inForce() {
        return inForce;
    }

    /** Whoever waited for another's look finds the key there. */
    private synchronized void lookFor(String kid) {
        boolean paused = pausedUntil.isAfter(clock.instant());
        if (!known.containsKey(kid) && !paused) {
            refresh();
        }
    }

    /** Looks now; a failure keeps what is known. */
    synchronized void refresh() {
        try {
            JWKSet usable = usable(JWKSet.parse(provider.jwks().toString()));
            String published = usable.toString(true);
            VerificationKeySource.publish(published);
            inForce = published;
            known = usable.getKeys().stream()
                    .collect(Collectors.toUnmodifiableMap(JWK::getKeyID, JWK::toECKey, (first, second) -> first));
            stale = false;
        } catch (ParseException | ProviderAway e) {
            stale = true;
            LOG.log(Level.WARNING, "The provider''s keys cannot be read, the last good ones stay: {0}", e.getMessage());
        }
        pausedUntil = clock.instant().plus(pause());
    }

    private Duration pause() {
        Duration full = config.unknownKeyPause();
        return stale && full.compareTo(AFTER_FAILURE) > 0 ? AFTER_FAILURE : full;
    }

    private static JWKSet usable(JWKSet all) throws ParseException {
        List<JWK> keys = all.getKeys().stream()
                .filter(key -> key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve()))
                .filter(key -> key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                .filter(key -> key.getKeyID() != null)
                .toList();
        if (keys.isEmpty()) {
            throw new ParseException("no key for ES256 among them", 0);
        }
        return new JWKSet(keys);
    }
}
