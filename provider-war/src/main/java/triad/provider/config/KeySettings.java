package triad.provider.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How the signing keys are kept and renewed.
 *
 * <p>To change the key-encryption key while nodes serve: give all of them the new one as the former one, then exchange the two.
 *
 * @param encryptionKey 32 bytes that encrypt the signing keys at rest
 * @param formerEncryptionKey 32 bytes that stored keys may still be encrypted with; those are encrypted anew at start
 * @param rotation how long a key signs
 * @param publishBefore how long a key is published, at least, before it signs because it is time
 */
public record KeySettings(
        SecretBytes encryptionKey,
        Optional<SecretBytes> formerEncryptionKey,
        Duration rotation,
        Duration publishBefore) {
    /** How long a node may go on with the keys that it has read. */
    public static final Duration NODE_AGE = Duration.ofSeconds(30);
    /** How long others may go on with the JWK set that they have read. */
    public static final Duration JWKS_AGE = Duration.ofSeconds(60);
    /** After this time every node and every verifier knows a key: both ages, and half a minute for clocks that differ. */
    public static final Duration KNOWN_AFTER = NODE_AGE.plus(JWKS_AGE).plusSeconds(30);

    private static final Duration LONGEST = Duration.ofDays(400);

    /** Refuses times within which some node or verifier could meet a key that it does not know. */
    public KeySettings {
        if (publishBefore.compareTo(KNOWN_AFTER) < 0) {
            throw new IllegalStateException(
                    "provider.key.publish-before: " + publishBefore + " is less than " + KNOWN_AFTER);
        }
        if (rotation.compareTo(publishBefore) < 0 || rotation.compareTo(LONGEST) > 0) {
            throw new IllegalStateException("provider.key.rotation: " + rotation
                    + " is not between provider.key.publish-before and " + LONGEST);
        }
    }
}
