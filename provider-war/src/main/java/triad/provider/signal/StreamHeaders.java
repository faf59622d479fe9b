package triad.provider.signal;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;
import triad.provider.key.KeyEncryption;

/** The authorization headers of receivers at rest: as signing keys are, they are encrypted anew when the key-encryption key was exchanged. */
@ApplicationScoped
public class StreamHeaders {
    /** After the start that makes the tables and the keys, whose observer has the default. */
    private static final int LATER = 3000;

    private final Jdbi jdbi;
    private final KeyEncryption encryption;

    @Inject
    StreamHeaders(Jdbi jdbi, KeyEncryption encryption) {
        this.jdbi = jdbi;
        this.encryption = encryption;
    }

    @Transactional
    void begin(@Observes @Priority(LATER) @Initialized(ApplicationScoped.class) Object application) {
        encryptAnew();
    }

    /** Encrypts anew what the former key had encrypted; of two nodes that do so at once, either wins. */
    void encryptAnew() {
        jdbi.useHandle(handle -> handle.createQuery(
                        "select authorization_encrypted from signal_stream where authorization_encrypted is not null")
                .mapTo(String.class)
                .filter(encryption::isFormer)
                .list()
                .forEach(former -> handle.createUpdate(
                                "update signal_stream set authorization_encrypted = :anew where authorization_encrypted = :former")
                        .bind("anew", encryption.encrypt(encryption.decrypt(former)))
                        .bind("former", former)
                        .execute()));
    }
}
