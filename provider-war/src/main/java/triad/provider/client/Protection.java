package triad.provider.client;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants something signed and encrypted (OpenID Connect Registration §2).
 *
 * @param signature the algorithm; empty where it is not signed
 * @param encryption to one of the client's keys; empty where it is not encrypted
 */
public record Protection(Optional<JWSAlgorithm> signature, Optional<Encryption> encryption) {

    /** How a content key may be protected: no RSA with PKCS #1 v1.5 or SHA-1, no shared secret (RFC 8725 §3.2). */
    public static final Set<JWEAlgorithm> ALGORITHMS = Set.of(
            JWEAlgorithm.RSA_OAEP_256, JWEAlgorithm.ECDH_ES, JWEAlgorithm.ECDH_ES_A128KW, JWEAlgorithm.ECDH_ES_A256KW);
    /** How the content may be. */
    public static final Set<EncryptionMethod> METHODS = Set.of(
            EncryptionMethod.A128CBC_HS256,
            EncryptionMethod.A256CBC_HS512,
            EncryptionMethod.A128GCM,
            EncryptionMethod.A256GCM);

    /**
     * Encryption to one of the client's keys.
     *
     * @param algorithm how the content key is protected
     * @param method how the content is
     */
    public record Encryption(JWEAlgorithm algorithm, EncryptionMethod method) {

        /** Whether both are served. */
        boolean isServed() {
            return ALGORITHMS.contains(algorithm) && METHODS.contains(method);
        }
    }

    /** What the members of a metadata document say; encryption is A128CBC-HS256 where they name no method. */
    static Protection of(
            @Nullable JWSAlgorithm signature, @Nullable JWEAlgorithm algorithm, @Nullable EncryptionMethod method) {
        return new Protection(
                Optional.ofNullable(signature),
                Optional.ofNullable(algorithm)
                        .map(alg -> new Encryption(
                                alg, Objects.requireNonNullElse(method, EncryptionMethod.A128CBC_HS256))));
    }

    /** What the members say that begin so and that the library has no names for. */
    static Protection named(String prefix, Function<String, Optional<String>> text) {
        return of(
                text.apply(prefix + "_signed_response_alg")
                        .map(JWSAlgorithm::parse)
                        .orElse(null),
                text.apply(prefix + "_encrypted_response_alg")
                        .map(JWEAlgorithm::parse)
                        .orElse(null),
                text.apply(prefix + "_encrypted_response_enc")
                        .map(EncryptionMethod::parse)
                        .orElse(null));
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
