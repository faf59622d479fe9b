package triad.provider.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.provider.config.KeySettings;
import triad.provider.config.SecretBytes;
import triad.provider.key.KeyEncryption;
import triad.provider.outside.Built;
import triad.provider.outside.TestConfig;

/** What becomes of receivers' authorization headers when the key-encryption key is exchanged. */
class StreamHeadersTest {
    private static final SecretBytes OLD = key(1);
    private static final SecretBytes NEW = key(2);
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    private final Jdbi jdbi = Jdbi.create(url);
    private final KeyEncryption before = encryption(OLD, Optional.empty());
    private final KeyEncryption after = encryption(NEW, Optional.empty());
    private Handle open;

    @BeforeEach
    void start() {
        open = jdbi.open();
        Flyway.configure().dataSource(url, null, null).load().migrate();
    }

    @AfterEach
    void stop() {
        open.close();
    }

    @Test
    void headerUnderTheFormerKey_isEncryptedAnew() {
        stream("a", before.encrypt("Bearer a"));
        stream("b", before.encrypt("Bearer b"));

        begin(NEW, Optional.of(OLD));

        assertThat(stored()).map(after::decrypt).containsExactly("Bearer a", "Bearer b");
        assertThatThrownBy(() -> before.decrypt(stored().get(0))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void headerUnderTheNewKey_staysAsItIs() {
        stream("a", after.encrypt("Bearer a"));
        List<String> stored = stored();

        begin(NEW, Optional.of(OLD));

        assertThat(stored()).isEqualTo(stored);
    }

    @Test
    void streamWithoutHeader_staysWithout() {
        stream("a", null);

        begin(NEW, Optional.of(OLD));

        assertThat(open.select("select count(*) from signal_stream where authorization_encrypted is null")
                        .mapTo(Integer.class)
                        .one())
                .isEqualTo(1);
    }

    @Test
    void withoutAFormerKey_nothingChanges() {
        stream("a", before.encrypt("Bearer a"));
        List<String> stored = stored();

        begin(OLD, Optional.empty());
        begin(NEW, Optional.empty());

        assertThat(stored()).isEqualTo(stored);
    }

    /** As with signing keys: a deployment with the wrong keys does not start. */
    @Test
    void headerUnderNeitherKey_stopsTheStart() {
        stream("a", before.encrypt("Bearer a"));

        assertThatThrownBy(() -> begin(NEW, Optional.of(key(3)))).isInstanceOf(IllegalStateException.class);
    }

    private void begin(SecretBytes current, Optional<SecretBytes> former) {
        new StreamHeaders(jdbi, encryption(current, former)).encryptAnew();
    }

    private void stream(String id, @Nullable String header) {
        open.execute("""
                insert into signal_stream (stream_id, client_id, audience, delivery_method, authorization_encrypted, events_requested,
                    status, created_at)
                values (?, 'c', 'c', 'urn:ietf:rfc:8935', ?, '', 'enabled', now())
                """, id, header);
    }

    private List<String> stored() {
        return open.select("select authorization_encrypted from signal_stream order by stream_id")
                .mapTo(String.class)
                .list();
    }

    private static KeyEncryption encryption(SecretBytes current, Optional<SecretBytes> former) {
        KeySettings keys = new KeySettings(current, former, Duration.ofDays(30), Duration.ofHours(1));
        return Built.of(KeyEncryption.class, TestConfig.with(keys, Duration.ofMinutes(1), Duration.ofMinutes(1)));
    }

    private static SecretBytes key(int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return new SecretBytes(bytes);
    }
}
