package triad.provider.token;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import triad.provider.http.OpaqueValue;

/**
 * A token response that only its own request opens: encrypted under a key that is the MAC of the request under the refresh token it
 * showed. Whoever reads the database, the deployment's keys included, reads nothing.
 *
 * @param compact a JWE, {@code dir} with A256GCM (RFC 7518 §5.3)
 */
public record SealedAnswer(String compact) {

    /** Seals the answer for whoever shows the token with the same request again. */
    public static SealedAnswer seal(TokenResponse answer, OpaqueValue token, TokenRequest request) {
        try {
            JWEObject jwe = new JWEObject(
                    new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(answer.toMap()));
            jwe.encrypt(new DirectEncrypter(key(token, request)));
            return new SealedAnswer(jwe.serialize());
        } catch (JOSEException broken) {
            throw new IllegalStateException("An answer could not be sealed", broken);
        }
    }

    /** The members of the answer; empty where the request asks for something else, or proves another key. */
    public Optional<Map<String, Object>> open(OpaqueValue token, TokenRequest request) {
        try {
            JWEObject jwe = JWEObject.parse(compact);
            jwe.decrypt(new DirectDecrypter(key(token, request)));
            return Optional.ofNullable(jwe.getPayload().toJSONObject());
        } catch (JOSEException | ParseException otherRequest) {
            return Optional.empty();
        }
    }

    private static byte[] key(OpaqueValue token, TokenRequest request) {
        String asked = String.join(
                "\n",
                "answer to a refresh",
                request.client().clientId(),
                request.parameters().find("scope").orElse(""),
                request.confirmation().toMap().toString());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(asked.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has HmacSHA256", missing);
        }
    }
}
