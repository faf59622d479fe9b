package triad.provider.client;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants something signed and encrypted (OpenID Connect Registration §2).
 *
 * @param signature the algorithm; empty where it is not signed
 * @param encryption to one of the client's keys; empty where it is not encrypted
 */
public record Protection(Optional<JWSAlgorithm> signature, Optional<Encryption> encryption) {

    /**
     * Encryption to one of the client's keys.
     *
     * @param algorithm how the content key is protected
     * @param method how the content is
     */
    public record Encryption(JWEAlgorithm algorithm, EncryptionMethod method) {}

    /** What the members of a metadata document say; encryption is A128CBC-HS256 where they name no method. */
    static Protection of(
            @Nullable JWSAlgorithm signature, @Nullable JWEAlgorithm algorithm, @Nullable EncryptionMethod method) {
        return new Protection(
                Optional.ofNullable(signature),
                Optional.ofNullable(algorithm)
                        .map(alg -> new Encryption(
                                alg, Objects.requireNonNullElse(method, EncryptionMethod.A128CBC_HS256))));
    }

    /** The same, signed with ES256 where nothing else is asked for. */
    Protection signed() {
        return signature.isPresent() ? this : new Protection(Optional.of(JWSAlgorithm.ES256), encryption);
    }

    /** The signature's algorithm; ES256 where none was asked for. */
    public JWSAlgorithm algorithm() {
        return signature.orElse(JWSAlgorithm.ES256);
    }
}
