package triad.provider.key;

import com.nimbusds.jose.util.Base64URL;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;
import triad.provider.http.OpaqueValue;

/**
 * Secrets that must never change, unlike signing keys: one for each purpose, made at the first start, the same on all nodes, encrypted
 * at rest, and kept when the key-encryption key is exchanged.
 */
@ApplicationScoped
public class DeploymentSecrets {
    private final Map<Purpose, SecretKeySpec> known = new ConcurrentHashMap<>();
    private final Jdbi jdbi;
    private final KeyEncryption encryption;
    private final Clock clock;

    @Inject
    DeploymentSecrets(Jdbi jdbi, KeyEncryption encryption, Clock clock) {
        this.jdbi = jdbi;
        this.encryption = encryption;
        this.clock = clock;
    }

    /** What a secret is for. */
    public enum Purpose {
        /** Tells the users of one sector of clients from those of another (OpenID Connect Core §8.1). */
        PAIRWISE_SUBJECTS
    }

    private record Stored(String purpose, String encrypted) {}

    /** Before the first request: makes what is missing, and encrypts anew what a former key-encryption key had encrypted. */
    @Transactional
    public void begin() {
        for (Purpose purpose : Purpose.values()) {
            insertIfAbsent(purpose);
        }
        encryptAnew();
    }

    /** The HMAC-SHA256 of the text under the secret of that purpose. */
    public byte[] mac(Purpose purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(known.computeIfAbsent(purpose, this::load));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has HmacSHA256", missing);
        }
    }

    private void encryptAnew() {
        List<Stored> all =
                jdbi.withHandle(handle -> handle.createQuery("select purpose, secret_encrypted from deployment_secret")
                        .map((row, context) -> new Stored(row.getString(1), row.getString(2)))
                        .list());
        all.stream()
                .filter(stored -> encryption.isFormer(stored.encrypted()))
                .forEach(stored -> jdbi.useHandle(handle -> handle.createUpdate(
                                "update deployment_secret set secret_encrypted = :secret where purpose = :purpose")
                        .bind("secret", encryption.encrypt(encryption.decrypt(stored.encrypted())))
                        .bind("purpose", stored.purpose())
                        .execute()));
    }

    private SecretKeySpec load(Purpose purpose) {
        String stored = jdbi.withHandle(
                handle -> handle.createQuery("select secret_encrypted from deployment_secret where purpose = :purpose")
                        .bind("purpose", purpose.name())
                        .mapTo(String.class)
                        .one());
        return new SecretKeySpec(new Base64URL(encryption.decrypt(stored)).decode(), "HmacSHA256");
    }

    /** Of two nodes that make the same secret at once, one wins, and both read that one. */
    private void insertIfAbsent(Purpose purpose) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into deployment_secret (purpose, secret_encrypted, created_at) values (:purpose, :secret, :now)
                        on conflict do nothing
                        """)
                .bind("purpose", purpose.name())
                .bind("secret", encryption.encrypt(OpaqueValue.random().value()))
                .bind("now", clock.instant())
                .execute());
    }
}
