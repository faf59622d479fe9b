package triad.provider.key;

import com.nimbusds.jose.jwk.JWK;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The signing keys in the database. Every change is conditional, so that of several nodes that make the same one it happens once. */
@ApplicationScoped
public class StoredKeys {
    private static final Comparator<SigningKey> ORDER = Comparator.<SigningKey>comparingInt(
                    key -> NewKeys.ALGORITHMS.indexOf(key.algorithm()))
            .thenComparing(key -> key.life().generation(), Comparator.reverseOrder());
    private final Jdbi jdbi;
    private final KeyEncryption encryption;

    @Inject
    StoredKeys(Jdbi jdbi, KeyEncryption encryption) {
        this.jdbi = jdbi;
        this.encryption = encryption;
    }

    /** All of them, by algorithm, the newest first. */
    List<SigningKey> all() {
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        "select jwk_encrypted, generation, created_at, signs_from, published_until from signing_key")
                .map((row, context) -> new SigningKey(parse(encryption.decrypt(row.getString(1))), life(row)))
                .stream()
                .sorted(ORDER)
                .toList());
    }

    /** Adds a key, unless another node has added that generation. */
    @Transactional
    void add(SigningKey key) {
        jdbi.useHandle(handle -> insert(handle, key));
    }

    /**
     * Lets a key sign, retires those before it and adds its successor, all or nothing; nothing where another node was first.
     *
     * @param publishedUntil when those before it leave the JWK set
     */
    @Transactional
    void rotate(SigningKey next, SigningKey successor, Instant now, Instant publishedUntil) {
        jdbi.useHandle(handle -> {
            int promoted = handle.createUpdate(
                            "update signing_key set signs_from = :now where kid = :kid and signs_from is null")
                    .bind("now", now)
                    .bind("kid", next.kid())
                    .execute();
            if (promoted == 1) {
                handle.createUpdate("""
                                update signing_key set published_until = :until
                                where algorithm = :algorithm and generation < :generation and published_until is null
                                """)
                        .bind("until", publishedUntil)
                        .bind("algorithm", next.algorithm().getName())
                        .bind("generation", next.life().generation())
                        .execute();
                insert(handle, successor);
            }
        });
    }

    /** Forgets keys that were published until then or less. */
    @Transactional
    void forget(Instant publishedUntil) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from signing_key where published_until <= :until")
                .bind("until", publishedUntil)
                .execute());
    }

    /** Encrypts anew what the former key-encryption key had encrypted. */
    @Transactional
    void encryptAnew() {
        jdbi.useHandle(handle -> handle.createQuery("select jwk_encrypted from signing_key")
                .mapTo(String.class)
                .filter(encryption::isFormer)
                .list()
                .forEach(former -> handle.createUpdate(
                                "update signing_key set jwk_encrypted = :anew where jwk_encrypted = :former")
                        .bind("anew", encryption.encrypt(encryption.decrypt(former)))
                        .bind("former", former)
                        .execute()));
    }

    private void insert(Handle handle, SigningKey key) {
        handle.createUpdate("""
                        insert into signing_key (kid, algorithm, generation, jwk_encrypted, created_at, signs_from)
                        values (:kid, :algorithm, :generation, :jwk, :created, :from)
                        on conflict do nothing
                        """)
                .bind("kid", key.kid())
                .bind("algorithm", key.algorithm().getName())
                .bind("generation", key.life().generation())
                .bind("jwk", encryption.encrypt(key.privateJwk().toJSONString()))
                .bind("created", key.life().createdAt())
                .bind("from", key.life().signsFrom().orElse(null))
                .execute();
    }

    private static KeyLife life(ResultSet row) throws SQLException {
        return new KeyLife(
                row.getInt("generation"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("signs_from")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("published_until")).map(Timestamp::toInstant));
    }

    private static JWK parse(String jwk) {
        try {
            return JWK.parse(jwk);
        } catch (ParseException broken) {
            throw new IllegalStateException("A stored signing key is no JWK", broken);
        }
    }
}
