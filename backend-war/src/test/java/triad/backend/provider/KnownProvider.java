package triad.backend.provider;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Clock;
import java.util.Optional;
import triad.backend.config.BackendConfig;

/** A provider without a network, which publishes one key; nobody needs to ask it anything else. */
public final class KnownProvider extends Provider {
    private final ECKey key;
    private final BackendConfig config;
    private final Clock clock;
    private Optional<Runnable> away = Optional.empty();
    private int looks;

    public KnownProvider(ECKey key, BackendConfig config, Clock clock) {
        super(new ProviderCalls(config, new ProviderApis(config)), config, clock);
        this.key = key;
        this.config = config;
        this.clock = clock;
    }

    /** From now on nobody hears its keys; this is what happens until they know. */
    public void goAway(Runnable meanwhile) {
        away = Optional.of(meanwhile);
    }

    public void comeBack() {
        away = Optional.empty();
    }

    /** How often its keys were asked for. */
    public int looks() {
        return looks;
    }

    @Override
    public JsonObject jwks() {
        looks++;
        away.ifPresent(meanwhile -> {
            meanwhile.run();
            throw new ProviderAway("It starts");
        });
        return Json.createReader(new StringReader(new JWKSet(key).toString(true)))
                .readObject();
    }

    /** What would tell of its events. */
    public Transmitter transmitter() {
        return new Transmitter(new ProviderApis(config), this, config, clock);
    }

    /** What would tell of its users. */
    public UserInfo userInfo() {
        return new UserInfo(this, config, clock);
    }
}
