package triad.provider.dpop;

import com.nimbusds.jose.util.Base64URL;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import triad.provider.config.ProviderConfig;

/**
 * The nonces of DPoP proofs (RFC 9449 §8): the same on every node without a memory, because each is the MAC of its minutes under a key
 * that all nodes derive from the deployment's.
 */
@ApplicationScoped
public class DpopNonces {
    private static final long SECONDS = 150;
    private final SecretKeySpec key;
    private final Clock clock;

    @Inject
    DpopNonces(ProviderConfig config, Clock clock) {
        byte[] deployment = config.keys().encryptionKey().toByteArray();
        this.key = new SecretKeySpec(
                mac(new SecretKeySpec(deployment, "HmacSHA256"), "DPoP nonces of this deployment"), "HmacSHA256");
        this.clock = clock;
    }

    /** The nonce to use now; it holds for two and a half minutes at least, for five at most. */
    public String current() {
        return nonce(period());
    }

    /** Whether the nonce is the current or the one before. */
    boolean holds(String nonce) {
        byte[] given = nonce.getBytes(StandardCharsets.UTF_8);
        return LongStream.of(period(), period() - 1)
                .mapToObj(this::nonce)
                .anyMatch(known -> MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), given));
    }

    private long period() {
        return clock.instant().getEpochSecond() / SECONDS;
    }

    private String nonce(long period) {
        return Base64URL.encode(mac(key, String.valueOf(period))).toString();
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has HmacSHA256", missing);
        }
    }
}
