package triad.provider.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import triad.provider.outside.MovableClock;

/** The keys at rest: under which key-encryption key, and from which version of the schema. */
class StoredKeysTest {
    private final KeyDatabase database = new KeyDatabase();
    private final MovableClock clock = new MovableClock();

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void otherKeyEncryptionKey_stopsTheStart() {
        database.migrate("latest");
        node(1, Optional.empty()).rotation().begin();

        assertThatThrownBy(() -> node(2, Optional.empty()).rotation().begin())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("provider.key.encryption-key");
        assertThatThrownBy(() -> node(2, Optional.of(3)).rotation().begin())
                .hasMessageStartingWith("provider.key.encryption-key");
    }

    @Test
    void formerKeyEncryptionKey_isNotNeededAfterOneStart() {
        database.migrate("latest");
        Node before = node(1, Optional.empty());
        before.rotation().begin();
        String token = before.sign();

        node(2, Optional.of(1)).rotation().begin();

        Node after = node(2, Optional.empty());
        after.rotation().begin();
        assertThat(after.verifies(token)).isTrue();
        assertThat(after.published()).isEqualTo(before.published());
        assertThatThrownBy(() -> node(1, Optional.empty()).rotation().begin())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void newKeyEncryptionKeyGivenAsTheFormer_changesNothing() {
        database.migrate("latest");
        node(1, Optional.empty()).rotation().begin();
        List<String> before = encrypted();
        node(1, Optional.of(2)).rotation().begin();

        assertThat(encrypted()).isEqualTo(before);
    }

    @Test
    void keyFromBeforeTheRotation_goesOnSigning() {
        database.migrate("1");
        SigningKey key = NewKeys.make(JWSAlgorithm.ES256, KeyLife.first(clock.instant()));
        String jwk = new KeyEncryption(Node.config(Node.secret(1), Optional.empty()))
                .encrypt(key.privateJwk().toJSONString());
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into signing_key (kid, algorithm, jwk_encrypted, created_at, signs_from) values (?, 'ES256', ?, ?, ?)",
                        key.kid(),
                        jwk,
                        clock.instant(),
                        clock.instant()));
        database.migrate("latest");

        Node node = node(1, Optional.empty());
        node.rotation().begin();

        assertThat(Node.kid(node.sign())).isEqualTo(key.kid());
        assertThat(node.published()).hasSize(8);
    }

    private Node node(int key, Optional<Integer> former) {
        return Node.on(database.jdbi(), clock, Node.secret(key), former.map(Node::secret));
    }

    private List<String> encrypted() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select jwk_encrypted from signing_key order by kid")
                        .mapTo(String.class)
                        .list());
    }
}
