package triad.provider.key;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import triad.provider.config.KeySettings;
import triad.provider.config.ProviderConfig;
import triad.provider.config.SecretBytes;
import triad.provider.outside.TestConfig;

/** One node's part of the room: several of them stand on one database. */
record Node(StoredKeys stored, SigningKeys keys, KeyRotation rotation) {
    static final Duration ROTATION = Duration.ofDays(30);
    static final Duration PUBLISH_BEFORE = Duration.ofHours(1);
    static final Duration ACCESS_TOKEN = Duration.ofMinutes(10);
    static final Duration SESSION = Duration.ofDays(7);
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    static Node on(Jdbi jdbi, Clock clock) {
        return on(jdbi, clock, secret(1), Optional.empty());
    }

    static Node on(Jdbi jdbi, Clock clock, SecretBytes key, Optional<SecretBytes> former) {
        ProviderConfig config = config(key, former);
        StoredKeys stored = new StoredKeys(jdbi, new KeyEncryption(config));
        SigningKeys keys = new SigningKeys(stored, clock);
        return new Node(stored, keys, new KeyRotation(stored, keys, config, clock));
    }

    /** A key-encryption key that is another one for each number. */
    static SecretBytes secret(int number) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) number;
        return new SecretBytes(bytes);
    }

    static ProviderConfig config(SecretBytes key, Optional<SecretBytes> former) {
        return TestConfig.with(new KeySettings(key, former, ROTATION, PUBLISH_BEFORE), ACCESS_TOKEN, SESSION);
    }

    String sign(JWSAlgorithm algorithm) {
        return keys.sign(TYPE, new JWTClaimsSet.Builder().subject("alice").build(), algorithm);
    }

    String sign() {
        return keys.sign(TYPE, new JWTClaimsSet.Builder().subject("alice").build());
    }

    boolean verifies(String token) {
        return keys.verify(token, TYPE).isPresent();
    }

    boolean recognises(String token) {
        return keys.recognise(token, TYPE).isPresent();
    }

    List<String> published() {
        return keys.published().getKeys().stream().map(JWK::getKeyID).toList();
    }

    /** The keys of one algorithm in that state, the newest first. */
    List<String> of(JWSAlgorithm algorithm, KeyState state) {
        return stored.all().stream()
                .filter(key -> key.is(algorithm, state))
                .map(SigningKey::kid)
                .toList();
    }

    static String kid(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException broken) {
            throw new AssertionError(token, broken);
        }
    }
}
