package triad.provider.jwks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.client.Protection;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

/** Encrypts what is for one client alone to one of its keys (RFC 7516, RFC 7519 §11.2: signed first, then encrypted). */
@ApplicationScoped
public class ClientEncryption {
    private static final int LEAST_RSA_BITS = 2048;
    private final ClientKeys keys;

    @Inject
    ClientEncryption(ClientKeys keys) {
        this.keys = keys;
    }

    /** A signed JWT, encrypted where the client wants that. */
    public String protect(Client client, Protection protection, String jwt) {
        return protection
                .encryption()
                .map(encryption -> encrypt(client, encryption, Optional.of("JWT"), jwt))
                .orElse(jwt);
    }

    /**
     * The text as a compact JWE.
     *
     * @param contentType the {@code cty} of the header: {@code JWT} where the text is one (RFC 7519 §5.2)
     */
    public String encrypt(Client client, Protection.Encryption encryption, Optional<String> contentType, String text) {
        JWK key = keys.find(client).getKeys().stream()
                .filter(candidate -> fits(candidate, encryption.algorithm()))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(ErrorCode.INVALID_REQUEST, "The client has no key for " + encryption.algorithm()));
        JWEHeader header = new JWEHeader.Builder(encryption.algorithm(), encryption.method())
                .contentType(contentType.orElse(null))
                .keyID(key.getKeyID())
                .build();
        try {
            JWEObject jwe = new JWEObject(header, new Payload(text));
            jwe.encrypt(encrypter(key));
            return jwe.serialize();
        } catch (JOSEException unfit) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The client's key does not encrypt");
        }
    }

    /** A key for signatures, or for another algorithm, is not used for this one (RFC 7517 §4.2, §4.4). */
    private static boolean fits(JWK key, JWEAlgorithm algorithm) {
        boolean meant = (key.getKeyUse() == null || KeyUse.ENCRYPTION.equals(key.getKeyUse()))
                && (key.getAlgorithm() == null || algorithm.equals(key.getAlgorithm()));
        return meant
                && (JWEAlgorithm.Family.RSA.contains(algorithm)
                        ? key instanceof RSAKey rsa && rsa.size() >= LEAST_RSA_BITS
                        : key instanceof ECKey);
    }

    private static JWEEncrypter encrypter(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa ? new RSAEncrypter(rsa) : new ECDHEncrypter(key.toECKey());
    }
}
