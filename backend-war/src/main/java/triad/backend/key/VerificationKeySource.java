package triad.backend.key;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** The way in which MicroProfile JWT learns the keys in force: as the value of {@code mp.jwt.verify.publickey}, a JWK Set. */
public class VerificationKeySource implements ConfigSource {
    private static final String KEY = "mp.jwt.verify.publickey";
    private static final String NO_KEYS = "{\"keys\":[]}";
    private static final int ABOVE_ALL_OTHERS = 500;

    /** Static, because the configuration makes its sources itself, before there is any bean. */
    private static volatile String current = NO_KEYS;

    static void publish(String jwks) {
        current = jwks;
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(KEY);
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.of(KEY, current);
    }

    @Override
    public @Nullable String getValue(String name) {
        return KEY.equals(name) ? current : null;
    }

    @Override
    public int getOrdinal() {
        return ABOVE_ALL_OTHERS;
    }

    @Override
    public String getName() {
        return "The provider's verification keys";
    }
}
